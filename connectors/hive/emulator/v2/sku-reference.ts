import type { Shop } from '../shop.js';

/** How version 2 names a SKU in lines of shipments, returns and rules. */
export function skuReference(shop: Shop, id: number): { id: number; sku_code: string } {
  return { id, sku_code: shop.skus.find(id)?.merchant_sku_id ?? '' };
}
