import type { Routes } from 'trunkline/testing';
import type { Shop } from '../shop.js';
import { addOrders } from './orders.js';
import { addReadOnly } from './read-only.js';
import { addRestockingShipments } from './restocking-shipments.js';
import { addSkus } from './skus.js';

/** Version 1: one sales channel per key, pages by number. */
export function addVersion1(routes: Routes, shop: Shop): void {
  const v1 = routes.under('/merchant_api/v1');
  addOrders(v1, shop);
  addSkus(v1, shop);
  addRestockingShipments(v1, shop);
  addReadOnly(v1, shop);
}
