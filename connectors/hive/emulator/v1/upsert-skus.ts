import type { Answer, RoutedRequest } from 'trunkline/testing';
import { badRequest, invalid, ok } from '../answers.js';
import { Fields, isObject } from '../fields.js';
import { skuNamed } from '../find-sku.js';
import type { Sku } from '../records.js';
import type { Shop, SkuDraft } from '../shop.js';
import { readSku } from '../sku-draft.js';

const MAX_SKUS = 100;

/**
 * Makes or replaces each SKU, all or none: what is left out is emptied, but `batch_tracking_enabled` is kept. Source: developers.hive.app,
 * SKUs. What the vendor answers is not documented: the SKUs are assumed.
 */
export function upsertSkus(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const items = fields.list('skus');
  if (items.length > MAX_SKUS) fields.refuse('skus', `is too long (maximum is ${MAX_SKUS} items)`);
  const drafts = items.map((item) => ({ ...readSku(item, 'merchant_sku_id'), keepsTracking: !item.has('batch_tracking_enabled') }));
  if (fields.errors.length > 0) return invalid(fields.errors);
  return ok(drafts.map(({ keepsTracking, ...draft }) => upsert(draft, keepsTracking, request, shop)));
}

function upsert(draft: SkuDraft, keepsTracking: boolean, request: RoutedRequest<never>, shop: Shop): Sku {
  const known = skuNamed(shop, draft.merchant_sku_id);
  const sku = known
    ? shop.changeSku(known, { ...draft, ...(keepsTracking && { batch_tracking_enabled: known.batch_tracking_enabled }) }, request.at)
    : shop.addSku(draft, request.at);
  shop.file.ledger.append('sku.upserted', sku.id, request, sku.merchant_sku_id);
  return sku;
}
