import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { berlinTime } from '../berlin-time.js';
import type { Sku } from '../records.js';
import type { Shop } from '../shop.js';
import { badRequest, created, invalid, notFound, ok } from './answers.js';
import { Fields, isObject } from './fields.js';
import { page } from './page.js';

/** What a merchant may write; the rest is Hive's. */
type SkuDraft = Pick<
  Sku,
  | 'merchant_sku_id'
  | 'name'
  | 'barcode'
  | 'batch_tracking_enabled'
  | 'cost_in_cents'
  | 'country_code_of_origin'
  | 'hs_code'
  | 'weight_in_kg'
  | 'image_url'
>;

/** Source: developers.hive.app, SKUs. The paths of one SKU are inferred, and so is the verb: PUT replaces, PATCH changes what is given. */
export function addSkus(routes: Routes, shop: Shop): void {
  routes.get('/skus', (request) => page(request, shop.skus));
  routes.get('/skus/{id}', (request) => {
    const sku = shop.skus.find(request.param('id'));
    return sku ? ok(sku) : notFound('Sku');
  });
  routes.post('/skus', (request) => createSku(request, shop));
  routes.put('/skus/{id}', (request) => updateSku(request, shop, {}));
  routes.patch('/skus/{id}', (request) => updateSku(request, shop, shop.skus.find(request.param('id')) ?? {}));
}

/** The SKU that an order item or a restocking item names by `sku_id` or `merchant_sku_id`. */
export function findSku(item: Fields, shop: Shop): Sku | undefined {
  const id = item.optionalInteger('sku_id', 1);
  const merchantId = item.optionalText('merchant_sku_id');
  const sku = id === null ? shop.skus.oldestFirst().find((known) => known.merchant_sku_id === merchantId) : shop.skus.find(id);
  if (sku === undefined) item.refuse('sku_id', id === null && merchantId === null ? "can't be blank" : 'must exist');
  return sku;
}

function createSku(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const draft = readSku(fields);
  if (fields.errors.length > 0) return invalid(fields.errors);
  const sku = shop.skus.add({
    id: shop.skus.nextId,
    ...draft,
    created_at: berlinTime(Math.max(request.at, (shop.skus.newestAt ?? 0) + 1)),
    fulfilled_by: 'new',
    status: 'active',
    dangerous_good: false,
    hazardous_good: false,
    h_codes: [],
    un_names: [],
    inventory: { stocked: 0, reserved: 0, total: 0 },
    inventory_batches: [],
    inventory_per_warehouse: [],
  });
  shop.file.ledger.append('sku.created', sku.id, request, sku.merchant_sku_id);
  return created(sku);
}

/** `kept` are the fields that stay as they are unless the body has them. */
function updateSku(request: RoutedRequest<'id'>, shop: Shop, kept: Partial<Sku>): Answer {
  const sku = shop.skus.find(request.param('id'));
  if (sku === undefined) return notFound('Sku');
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields({ ...kept, ...request.body });
  const draft = readSku(fields);
  if (fields.errors.length > 0) return invalid(fields.errors);
  shop.skus.change(sku, draft);
  shop.file.ledger.append('sku.updated', sku.id, request, sku.merchant_sku_id);
  return ok(sku);
}

function readSku(fields: Fields): SkuDraft {
  return {
    name: fields.text('name'),
    merchant_sku_id: fields.text('merchant_sku_id'),
    barcode: fields.optionalText('barcode'),
    batch_tracking_enabled: fields.flag('batch_tracking_enabled'),
    cost_in_cents: fields.optionalInteger('cost_in_cents', 0),
    country_code_of_origin: fields.optionalText('country_code_of_origin'),
    hs_code: fields.optionalText('hs_code'),
    weight_in_kg: fields.optionalNumber('weight_in_kg', 0) ?? 0,
    image_url: fields.optionalText('image_url'),
  };
}
