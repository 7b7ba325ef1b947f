import type { ChoicesDocument } from 'trunkline/sdk';

/** What a form offers for an id: SKUs by name, warehouses by their ids, since nothing else is known of them. */
export const skus: ChoicesDocument = { list: 'listSkus', value: 'id', label: 'name' };
export const warehouses: ChoicesDocument = { list: 'listWarehouses', value: 'id' };
export const skusV2: ChoicesDocument = { list: 'listSkusV2', value: 'id', label: 'name' };
export const skuCodesV2: ChoicesDocument = { list: 'listSkusV2', value: 'sku_code', label: 'name' };
export const warehousesV2: ChoicesDocument = { list: 'listWarehousesV2', value: 'id' };
