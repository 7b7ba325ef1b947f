import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { isOpen, readRestockingShipment } from '../restocking-draft.js';
import { MERCHANT_ID } from '../seeds/inbound.js';
import type { Shop } from '../shop.js';
import { badRequest, created, invalid, notFound, ok } from '../answers.js';
import { Fields, isObject } from '../fields.js';
import { page } from './page.js';

/** Source: developers.hive.app, Restocking Shipments. */
export function addRestockingShipments(routes: Routes, shop: Shop): void {
  routes.get('/restocking_shipments', (request) => page(request, shop.restockingShipments));
  routes.get('/restocking_shipments/{id}', (request) => {
    const shipment = shop.restockingShipments.find(request.param('id'));
    return shipment ? ok(shipment) : notFound('Restocking shipment');
  });
  routes.post('/restocking_shipments', (request) => announce(request, shop));
  routes.put('/restocking_shipments/{id}', (request) => replace(request, shop));
}

function announce(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const id = shop.restockingShipments.nextId;
  const draft = readRestockingShipment(fields, shop, id, 'merchant_sku_id');
  if (fields.errors.length > 0) return invalid(fields.errors);
  const shipment = shop.restockingShipments.add({ id, merchant_id: MERCHANT_ID, status: 'created', barcode: `RS.${id}`, ...draft });
  shop.times.note('restockingShipments', id, { created_at: request.at });
  shop.file.ledger.append('restocking_shipment.created', id, request, shipment.po_number ?? undefined);
  return created(shipment);
}

/** The whole of it is replaced, so what the body leaves out is emptied. Only while nothing has arrived. The refusal's words are assumed. */
function replace(request: RoutedRequest<'id'>, shop: Shop): Answer {
  const shipment = shop.restockingShipments.find(request.param('id'));
  if (shipment === undefined) return notFound('Restocking shipment');
  if (!isObject(request.body)) return badRequest();
  if (!isOpen(shipment)) return invalid(["Restocking shipment can't be updated unless it is created or shipped"]);
  const fields = new Fields(request.body);
  const draft = readRestockingShipment(fields, shop, shipment.id, 'merchant_sku_id');
  if (fields.errors.length > 0) return invalid(fields.errors);
  shop.restockingShipments.change(shipment, draft);
  shop.file.ledger.append('restocking_shipment.replaced', shipment.id, request, shipment.po_number ?? undefined);
  return ok(shipment);
}
