import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { DELIVERY_OPTIONS, type RestockingItem, type RestockingShipment } from '../records.js';
import { MERCHANT_ID } from '../seeds/inbound.js';
import type { Shop } from '../shop.js';
import { badRequest, created, invalid, notFound, ok } from './answers.js';
import { Fields, isObject } from './fields.js';
import { page } from './page.js';
import { findSku } from './skus.js';

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
  const draft = readShipment(fields, shop, id);
  if (fields.errors.length > 0) return invalid(fields.errors);
  const shipment = shop.restockingShipments.add({ id, merchant_id: MERCHANT_ID, status: 'created', barcode: `RS.${id}`, ...draft });
  shop.file.ledger.append('restocking_shipment.created', id, request, shipment.po_number ?? undefined);
  return created(shipment);
}

/** The whole of it is replaced, so what the body leaves out is emptied. Only while nothing has arrived. The refusal's words are assumed. */
function replace(request: RoutedRequest<'id'>, shop: Shop): Answer {
  const shipment = shop.restockingShipments.find(request.param('id'));
  if (shipment === undefined) return notFound('Restocking shipment');
  if (!isObject(request.body)) return badRequest();
  if (shipment.status !== 'created' && shipment.status !== 'shipped') {
    return invalid(["Restocking shipment can't be updated unless it is created or shipped"]);
  }
  const fields = new Fields(request.body);
  const draft = readShipment(fields, shop, shipment.id);
  if (fields.errors.length > 0) return invalid(fields.errors);
  shop.restockingShipments.change(shipment, draft);
  shop.file.ledger.append('restocking_shipment.replaced', shipment.id, request, shipment.po_number ?? undefined);
  return ok(shipment);
}

function readShipment(fields: Fields, shop: Shop, id: number): Omit<RestockingShipment, 'id' | 'merchant_id' | 'status' | 'barcode'> {
  const warehouse_id = fields.integer('warehouse_id', 1);
  if (warehouse_id > 0 && !shop.warehouses.find(warehouse_id)) fields.refuse('warehouse_id', 'must exist');
  return {
    warehouse_id,
    estimated_arrival_date: fields.date('estimated_arrival_date'),
    delivery_option: fields.oneOf('delivery_option', DELIVERY_OPTIONS),
    tracking_code: fields.optionalText('tracking_code'),
    po_number: fields.optionalText('po_number'),
    supplier_name: fields.optionalText('supplier_name'),
    restocking_shipment_items: fields.list('restocking_shipment_items').map((item, index) => readItem(item, shop, id * 10 + index + 1)),
  };
}

function readItem(item: Fields, shop: Shop, id: number): RestockingItem {
  return {
    id,
    sku_id: findSku(item, shop)?.id ?? 0,
    announced_quantity: item.integer('announced_quantity', 1),
    remarks: item.optionalText('remarks'),
    total_cost_in_cents: item.optionalInteger('total_cost_in_cents', 0),
    inventory_batches: [],
  };
}
