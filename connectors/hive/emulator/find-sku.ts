import type { Fields } from './fields.js';
import type { Sku } from './records.js';
import type { Shop } from './shop.js';

/** What the versions of the API call the merchant's own name of a SKU. */
export type SkuName = 'merchant_sku_id' | 'sku_code';

/** The SKU that a line names by `sku_id` or by the merchant's name of it. */
export function findSku(item: Fields, shop: Shop, name: SkuName): Sku | undefined {
  const id = item.optionalInteger('sku_id', 1);
  const merchantId = item.optionalText(name);
  const sku = id === null ? skuNamed(shop, merchantId) : shop.skus.find(id);
  if (sku === undefined) item.refuse('sku_id', id === null && merchantId === null ? "can't be blank" : 'must exist');
  return sku;
}

export function skuNamed(shop: Shop, merchantId: string | null): Sku | undefined {
  return shop.skus.oldestFirst().find((sku) => sku.merchant_sku_id === merchantId);
}
