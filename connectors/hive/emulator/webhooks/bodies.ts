import { berlinTime } from '../berlin-time.js';
import { OWN_CHANNEL, type Shop } from '../shop.js';
import { shownOrder } from '../v2/orders.js';
import { shownRestocking } from '../v2/restocking-shipments.js';
import { shownReturn } from '../v2/returns.js';
import { shownShipment } from '../v2/shipments.js';
import type { Change } from './changes.js';

/**
 * The object alone, of the one channel that version 1 shows; undefined for what it does not tell of. Source: developers.hive.app, Webhooks;
 * that nothing stands around the object is assumed.
 */
export function bodyV1(change: Change): unknown {
  if (change.kind === 'order') return undefined;
  if (change.kind !== 'restocking_shipment' && change.channel.id !== OWN_CHANNEL) return undefined;
  return change.record;
}

/** The event, its id and time, and the object. Source: hive-merchant-api.redocly.app, orderStatusUpdatedWebhook, returnStatusUpdatedWebhook. */
export function bodyV2(change: Change, shop: Shop, event: { readonly id: string; readonly at: number }): unknown {
  return {
    event_type: `${change.kind}.status_updated`,
    event_id: event.id,
    timestamp: berlinTime(event.at),
    data: shown(change, shop),
  };
}

function shown(change: Change, shop: Shop): unknown {
  switch (change.kind) {
    case 'order':
      return shownOrder({ order: change.record, channel: change.channel });
    case 'shipment':
      return shownShipment(change.record, shop);
    case 'return':
      return shownReturn(change.record, shop);
    case 'restocking_shipment':
      return shownRestocking(change.record, shop);
  }
}
