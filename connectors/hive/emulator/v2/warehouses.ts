import type { Routes } from 'trunkline/testing';
import type { Shop } from '../shop.js';
import { page } from './page.js';

/** Source: hive-merchant-api.redocly.app, listWarehouses; its path is inferred. */
export function addWarehouses(routes: Routes, shop: Shop): void {
  routes.get('/warehouses', (request) =>
    page(
      request,
      shop.warehouses.oldestFirst().map((item) => ({ item, id: item.id, at: item.id })),
      (warehouse) => warehouse,
    ),
  );
}
