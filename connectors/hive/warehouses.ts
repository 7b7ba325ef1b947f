import { IsInt } from 'class-validator';
import { Field, List } from 'trunkline/sdk';

/** A place that goods are sent to. Hive returns more than its id; the names of those fields are not known. */
export class Warehouse {
  @Field("Hive's id, the `warehouse_id` of a restocking shipment") @IsInt() id!: number;
}

export class Warehouses {
  @List('/warehouses', {
    title: 'List warehouses',
    record: Warehouse,
    key: (warehouse) => warehouse.id,
    stability: 'experimental',
    source: 'https://developers.hive.app/reference/api-reference/warehouses: the page exists; GET /warehouses inferred from GET /orders',
  })
  declare listWarehouses: List<void, Warehouse>;
}
