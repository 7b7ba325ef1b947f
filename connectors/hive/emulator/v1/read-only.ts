import type { Routes } from 'trunkline/testing';
import type { Collection } from '../collection.js';
import type { Shop } from '../shop.js';
import { notFound, ok } from '../answers.js';
import { page } from './page.js';

/** What a merchant can only look at. Source: developers.hive.app, Shipments, Warehouses, Returns; the paths of one are inferred. */
export function addReadOnly(routes: Routes, shop: Shop): void {
  routes.get('/warehouses', (request) => page(request, shop.warehouses));
  addListAndOne(routes, '/shipments', shop.own.shipments, 'Shipment');
  addListAndOne(routes, '/returns', shop.own.returns, 'Return');
}

function addListAndOne<Item extends { readonly id: number }>(routes: Routes, path: string, records: Collection<Item>, noun: string): void {
  routes.get(path, (request) => page(request, records));
  routes.under(path).get('/{id}', (request) => {
    const record = records.find(request.param('id'));
    return record ? ok(record) : notFound(noun);
  });
}
