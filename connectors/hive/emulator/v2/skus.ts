import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { badRequest, invalid, notFound, ok } from '../answers.js';
import { berlinTime } from '../berlin-time.js';
import { createdAtRange } from '../created-at-range.js';
import { Fields, isObject } from '../fields.js';
import { skuNamed } from '../find-sku.js';
import type { Sku } from '../records.js';
import type { Shop } from '../shop.js';
import { readSku } from '../sku-draft.js';
import { allows, listed } from './filters.js';
import { page } from './page.js';

/** Source: hive-merchant-api.redocly.app, listSkus, patchSku (its path is inferred), patchSkuByCode. */
export function addSkus(routes: Routes, shop: Shop): void {
  routes.get('/skus', (request) => {
    const range = createdAtRange(request);
    if (range === undefined) return badRequest();
    const isNamed = allows(request, 'sku_code');
    const skus = shop.skus.oldestFirst().filter(({ merchant_sku_id }) => isNamed(merchant_sku_id));
    return page(request, listed(skus, range), (sku) => shown(sku, shop));
  });
  routes.patch('/skus/{id}', (request) => patch(request, shop, shop.skus.find(request.param('id'))));
  routes.patch('/skus/by_sku_code', (request) => patch(request, shop, skuNamed(shop, request.query.get('sku_code'))));
}

/** Merges the body into the SKU. */
function patch(request: RoutedRequest<never>, shop: Shop, sku: Sku | undefined): Answer {
  if (sku === undefined) return notFound('SKU');
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields({ ...sku, sku_code: sku.merchant_sku_id, ...request.body });
  const draft = readSku(fields, 'sku_code');
  if (fields.errors.length > 0) return invalid(fields.errors);
  shop.changeSku(sku, draft, request.at);
  shop.file.ledger.append('sku.updated', sku.id, request, sku.merchant_sku_id);
  return ok(shown(sku, shop));
}

function shown({ merchant_sku_id, ...sku }: Sku, shop: Shop): unknown {
  const { updated_at } = shop.times.of('skus', sku.id);
  return { ...sku, sku_code: merchant_sku_id, updated_at: updated_at === undefined ? sku.created_at : berlinTime(updated_at) };
}
