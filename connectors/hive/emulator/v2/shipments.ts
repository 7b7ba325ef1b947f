import type { Routes } from 'trunkline/testing';
import type { Shipment } from '../records.js';
import type { Shop } from '../shop.js';
import { allows, listed } from './filters.js';
import { page } from './page.js';
import { skuReference } from './sku-reference.js';

/** Source: hive-merchant-api.redocly.app, listShipments. */
export function addShipments(routes: Routes, shop: Shop): void {
  routes.get('/shipments', (request) => {
    const isOfOrder = allows(request, 'order_id');
    const isOfMerchantOrder = allows(request, 'merchant_order_id');
    const found = shop.channels
      .flatMap(({ shipments }) => shipments.oldestFirst())
      .filter(({ order_id, merchant_order_id }) => isOfOrder(order_id) && isOfMerchantOrder(merchant_order_id));
    return page(request, listed(found), (shipment) => shownShipment(shipment, shop));
  });
}

export function shownShipment(shipment: Shipment, shop: Shop): unknown {
  return {
    ...shipment,
    items: shipment.items.map(({ id, merchant_item_id, sku_id, quantity }) => ({
      id,
      quantity,
      merchant_item_id,
      sku: skuReference(shop, sku_id),
      batches: (shop.skus.find(sku_id)?.inventory_batches ?? []).map(({ name, tracking_code, expiry_date }) => ({
        name,
        quantity,
        tracking_code,
        expiry_date,
      })),
      serial_numbers: [],
    })),
  };
}
