import { IsInt } from 'class-validator';
import { Field, List, OperationGroup } from 'trunkline/sdk';

/** A place that goods are sent to. Hive returns more than its id; the names of those fields are not known. */
export class Warehouse {
  @Field("Hive's id, the `warehouse_id` of a restocking shipment") @IsInt() id!: number;
}

@OperationGroup({ stability: 'experimental' })
export class Warehouses {
  @List('/warehouses', {
    title: 'List warehouses',
    description: 'Where restocking shipments can go to. Only the `id` is documented; what else Hive tells comes as it is.',
    record: Warehouse,
    key: (warehouse) => warehouse.id,
    source: 'https://developers.hive.app/reference/api-reference/warehouses: the page exists; GET /warehouses inferred from GET /orders',
  })
  declare listWarehouses: List<void, Warehouse>;
}
