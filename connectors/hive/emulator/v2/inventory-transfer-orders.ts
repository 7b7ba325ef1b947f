import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { badRequest, created, invalid, notFound, ok } from '../answers.js';
import { berlinTime } from '../berlin-time.js';
import { createdAtRange } from '../created-at-range.js';
import { Fields, isObject } from '../fields.js';
import { findSku } from '../find-sku.js';
import type { InventoryTransferOrder, TransferredBatch } from '../records.js';
import type { Shop } from '../shop.js';
import { listed } from './filters.js';
import { page } from './page.js';

/** Source: hive-merchant-api.redocly.app, listInventoryTransferOrders, createInventoryTransferOrder; the path of one is inferred. */
export function addInventoryTransferOrders(routes: Routes, shop: Shop): void {
  routes.get('/inventory_transfer_orders', (request) => {
    const range = createdAtRange(request);
    return range ? page(request, listed(shop.transfers.oldestFirst(), range), (transfer) => transfer) : badRequest();
  });
  routes.get('/inventory_transfer_orders/{id}', (request) => {
    const transfer = shop.transfers.find(request.param('id'));
    return transfer ? ok(transfer) : notFound('Inventory transfer order');
  });
  routes.post('/inventory_transfer_orders', (request) => create(request, shop));
}

function create(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const id = shop.transfers.nextId;
  const draft = readTransfer(fields, shop, id);
  if (fields.errors.length > 0) return invalid(fields.errors);
  const created_at = berlinTime(Math.max(request.at, (shop.transfers.newestAt ?? 0) + 1));
  const transfer = shop.transfers.add({ id, status: 'created', ...draft, created_at, completed_at: null, documents: [] });
  shop.file.ledger.append('inventory_transfer_order.created', id, request);
  return created(transfer);
}

function readTransfer(
  fields: Fields,
  shop: Shop,
  id: number,
): Pick<InventoryTransferOrder, 'origin_id' | 'destination_id' | 'order_notes' | 'items'> {
  return {
    origin_id: readWarehouse(fields, 'origin_id', shop),
    destination_id: readWarehouse(fields, 'destination_id', shop),
    order_notes: fields.optionalText('order_notes'),
    items: fields.list('items').map((item, index) => {
      const sku = findSku(item, shop, 'sku_code');
      return {
        id: id * 10 + index,
        sku_id: sku?.id ?? 0,
        sku_code: sku?.merchant_sku_id ?? '',
        quantity: item.integer('quantity', 1),
        inventory_batch: readBatch(item, shop, sku?.id),
      };
    }),
  };
}

function readWarehouse(fields: Fields, field: string, shop: Shop): number {
  const id = fields.integer(field, 1);
  if (id > 0 && !shop.warehouses.find(id)) fields.refuse(field, 'must exist');
  return id;
}

function readBatch(item: Fields, shop: Shop, skuId: number | undefined): TransferredBatch | null {
  const batchId = item.optionalInteger('inventory_batch_id', 1);
  if (batchId === null || skuId === undefined) return null;
  const batch = shop.skus.find(skuId)?.inventory_batches.find(({ id }) => id === batchId);
  if (batch === undefined) item.refuse('inventory_batch_id', 'must exist');
  return batch ? { id: batch.id, name: batch.name, expiry_date: batch.expiry_date } : null;
}
