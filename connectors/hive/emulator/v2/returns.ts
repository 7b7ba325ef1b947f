import type { Routes } from 'trunkline/testing';
import { badRequest, notFound, ok } from '../answers.js';
import { berlinTime } from '../berlin-time.js';
import { createdAtRange } from '../created-at-range.js';
import type { Return } from '../records.js';
import type { Shop } from '../shop.js';
import { allows, listed } from './filters.js';
import { page } from './page.js';
import { followUp } from './return-rules.js';
import { skuReference } from './sku-reference.js';

/** Source: hive-merchant-api.redocly.app, listReturns, getReturn. */
export function addReturns(routes: Routes, shop: Shop): void {
  routes.get('/returns', (request) => {
    const range = createdAtRange(request);
    if (range === undefined) return badRequest();
    const isOfChannel = allows(request, 'sales_channel_id');
    const found = shop.channels.filter(({ id }) => isOfChannel(id)).flatMap(({ returns }) => returns.oldestFirst());
    return page(request, listed(found, range), (entry) => shownReturn(entry, shop));
  });
  routes.get('/returns/{id}', (request) => {
    const entry = shop.channels.map(({ returns }) => returns.find(request.param('id'))).find((found) => found !== undefined);
    return entry ? ok(shownReturn(entry, shop)) : notFound('Return');
  });
}

export function shownReturn({ return_items, return_line_items, ...entry }: Return, shop: Shop): unknown {
  const { updated_at } = shop.times.of('returns', entry.id);
  return {
    ...entry,
    announced_items: return_items.map(({ id, quantity, sku_id, customer_return_reason }) => ({
      id,
      quantity,
      sku: skuReference(shop, sku_id),
      ...(customer_return_reason !== null && { customer_return_reason, customer_return_message: 'Please refund it.' }),
    })),
    handled_items: return_line_items.map(({ id, quantity, sku_id, condition, return_item_id }) => ({
      id,
      quantity,
      sku: skuReference(shop, sku_id),
      condition,
      follow_up_action: followUp(sku_id, condition),
      inventory_batch_id: null,
      return_item_id,
      photos: [],
    })),
    updated_at: updated_at === undefined ? lastTime(entry) : berlinTime(updated_at),
  };
}

/** The last thing that happened to it. */
function lastTime({
  created_at,
  received_at,
  started_processing_at,
  completed_handling_at,
}: Omit<Return, 'return_items' | 'return_line_items'>): string {
  return completed_handling_at ?? started_processing_at ?? received_at ?? created_at;
}
