import type { Routes } from 'trunkline/testing';
import type { Shop } from '../shop.js';
import { V2 } from './errors.js';
import { addInventoryTransferOrders } from './inventory-transfer-orders.js';
import { addOrders } from './orders.js';
import { addRestockingShipments } from './restocking-shipments.js';
import { addReturnRules } from './return-rules.js';
import { addReturns } from './returns.js';
import { addShipments } from './shipments.js';
import { addSkus } from './skus.js';
import { addWarehouses } from './warehouses.js';

/** Version 2: every sales channel of the merchant, pages by cursor. */
export function addVersion2(routes: Routes, shop: Shop): void {
  const v2 = routes.under(V2);
  addOrders(v2, shop);
  addSkus(v2, shop);
  addShipments(v2, shop);
  addReturns(v2, shop);
  addReturnRules(v2, shop);
  addWarehouses(v2, shop);
  addRestockingShipments(v2, shop);
  addInventoryTransferOrders(v2, shop);
}
