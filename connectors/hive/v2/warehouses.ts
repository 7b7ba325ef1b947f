import { List, OperationGroup } from 'trunkline/sdk';
import { Warehouse } from '../v1/warehouses.js';
import { PageSizeV2, V2_LIST } from './paging.js';
import { V2_SOURCE } from './source.js';

@OperationGroup({ stability: 'experimental' })
export class WarehousesV2 {
  @List('/warehouses', {
    ...V2_LIST,
    title: 'List warehouses (version 2)',
    description: 'Where restocking shipments and transfers can go to. Only the `id` is documented; what else Hive tells comes as it is.',
    input: PageSizeV2,
    record: Warehouse,
    key: (warehouse) => warehouse.id,
    source: `${V2_SOURCE}: operation listWarehouses; its path inferred from GET /warehouses of version 1`,
  })
  declare listWarehousesV2: List<PageSizeV2, Warehouse>;
}
