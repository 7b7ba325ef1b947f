import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { badRequest, invalid, notFound, ok } from '../answers.js';
import { berlinTime } from '../berlin-time.js';
import { Fields, isObject } from '../fields.js';
import type { RestockingShipment } from '../records.js';
import { isOpen, readRestockingShipment } from '../restocking-draft.js';
import type { Shop } from '../shop.js';
import { page } from './page.js';

const FIRST_AT = Date.parse('2025-01-20T08:00:00Z');
const DAY = 86_400_000;

/** Source: hive-merchant-api.redocly.app, getRestockingShipment, updateRestockingShipment; the list is inferred. */
export function addRestockingShipments(routes: Routes, shop: Shop): void {
  routes.get('/restocking_shipments', (request) => {
    const all = shop.restockingShipments.oldestFirst().map((item) => ({ item, id: item.id, at: createdAt(item.id, shop) }));
    return page(request, all, (shipment) => shownRestocking(shipment, shop));
  });
  routes.get('/restocking_shipments/{id}', (request) => {
    const shipment = shop.restockingShipments.find(request.param('id'));
    return shipment ? ok(shownRestocking(shipment, shop)) : notFound('Restocking shipment');
  });
  routes.put('/restocking_shipments/{id}', (request) => replace(request, shop));
}

/** The whole of it is replaced, so what the body leaves out is emptied. */
function replace(request: RoutedRequest<'id'>, shop: Shop): Answer {
  const shipment = shop.restockingShipments.find(request.param('id'));
  if (shipment === undefined) return notFound('Restocking shipment');
  if (!isObject(request.body)) return badRequest();
  if (!isOpen(shipment)) return invalid(["Restocking shipment can't be updated unless it is created or shipped"]);
  const fields = new Fields(request.body);
  const draft = readRestockingShipment(fields, shop, shipment.id, 'sku_code');
  if (fields.errors.length > 0) return invalid(fields.errors);
  shop.restockingShipments.change(shipment, draft);
  shop.file.ledger.append('restocking_shipment.replaced', shipment.id, request, shipment.po_number ?? undefined);
  return ok(shownRestocking(shipment, shop));
}

/** The counts are always there. */
export function shownRestocking(record: RestockingShipment, shop: Shop): unknown {
  const { merchant_id: _, ...shipment } = record;
  const { arrived_at } = shop.times.of('restockingShipments', shipment.id);
  return {
    ...shipment,
    created_at: berlinTime(createdAt(shipment.id, shop)),
    arrived_at: arrived_at === undefined ? null : berlinTime(arrived_at),
    restocking_shipment_items: shipment.restocking_shipment_items.map(({ id: __, inventory_batches: ___, ...item }) => ({
      arrived_quantity: 0,
      damaged_quantity: 0,
      missing_quantity: 0,
      ...item,
      sku_code: shop.skus.find(item.sku_id)?.merchant_sku_id ?? '',
    })),
  };
}

/** Version 1 does not show it; the made-up ones were announced a day apart. */
function createdAt(id: number, shop: Shop): number {
  return shop.times.of('restockingShipments', id).created_at ?? FIRST_AT + id * DAY;
}
