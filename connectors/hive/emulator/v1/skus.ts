import { type Answer, type RoutedRequest, type Routes, Timeline } from 'trunkline/testing';
import { badRequest, created, invalid, notFound, ok } from '../answers.js';
import { createdAtRange } from '../created-at-range.js';
import { Fields, isObject } from '../fields.js';
import { skuNamed } from '../find-sku.js';
import type { Sku } from '../records.js';
import type { Shop } from '../shop.js';
import { readSku } from '../sku-draft.js';
import { page } from './page.js';
import { upsertSkus } from './upsert-skus.js';

/** Source: developers.hive.app, SKUs. The path for reading one is inferred. */
export function addSkus(routes: Routes, shop: Shop): void {
  routes.get('/skus', (request) => listSkus(request, shop));
  routes.get('/skus/{id}', (request) => {
    const sku = shop.skus.find(request.param('id'));
    return sku ? ok(sku) : notFound('Sku');
  });
  routes.post('/skus', (request) => createSku(request, shop));
  routes.post('/skus/bulk_upsert', (request) => upsertSkus(request, shop));
  routes.patch('/skus/{id}', (request) => updateSku(request, shop));
  routes.delete('/skus/{id}', (request) => deleteSku(request, shop));
}

function listSkus(request: RoutedRequest<never>, shop: Shop): Answer {
  const range = createdAtRange(request);
  if (range === undefined) return badRequest();
  const names = request.query.getAll('merchant_sku_ids[]');
  if (names.length === 0) return page(request, shop.skus, (sku) => sku, range);
  const named = new Timeline<Sku>();
  for (const sku of shop.skus.oldestFirst()) if (names.includes(sku.merchant_sku_id)) named.insert(sku, Date.parse(sku.created_at));
  return page(request, named, (sku) => sku, range);
}

function createSku(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const draft = readSku(fields, 'merchant_sku_id');
  if (fields.errors.length > 0) return invalid(fields.errors);
  const known = skuNamed(shop, draft.merchant_sku_id);
  const sku = known?.status === 'deleted' ? shop.changeSku(known, draft, request.at) : shop.addSku(draft, request.at);
  shop.file.ledger.append('sku.created', sku.id, request, sku.merchant_sku_id);
  return created(sku);
}

/** What the body leaves out stays as it is. */
function updateSku(request: RoutedRequest<'id'>, shop: Shop): Answer {
  const sku = shop.skus.find(request.param('id'));
  if (sku === undefined) return notFound('Sku');
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields({ ...sku, ...request.body });
  const draft = readSku(fields, 'merchant_sku_id');
  if (fields.errors.length > 0) return invalid(fields.errors);
  shop.changeSku(sku, draft, request.at);
  shop.file.ledger.append('sku.updated', sku.id, request, sku.merchant_sku_id);
  return ok(sku);
}

/** Marks it; nothing is removed. What the vendor answers is not documented: the SKU is assumed. */
function deleteSku(request: RoutedRequest<'id'>, shop: Shop): Answer {
  const sku = shop.skus.find(request.param('id'));
  if (sku === undefined) return notFound('Sku');
  shop.skus.change(sku, { status: 'deleted' });
  shop.file.ledger.append('sku.deleted', sku.id, request, sku.merchant_sku_id);
  return ok(sku);
}
