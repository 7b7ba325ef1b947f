import type { Fields } from './fields.js';
import type { SkuName } from './find-sku.js';
import type { SkuDraft } from './shop.js';

/** What a merchant says of a SKU; what is wrong with it is left in `fields`. */
export function readSku(fields: Fields, merchantName: SkuName): SkuDraft {
  return {
    name: fields.text('name'),
    merchant_sku_id: fields.text(merchantName),
    barcode: fields.optionalText('barcode'),
    batch_tracking_enabled: fields.flag('batch_tracking_enabled'),
    cost_in_cents: fields.optionalInteger('cost_in_cents', 0),
    country_code_of_origin: fields.optionalText('country_code_of_origin'),
    hs_code: fields.optionalText('hs_code'),
    weight_in_kg: fields.optionalNumber('weight_in_kg', 0) ?? 0,
    image_url: fields.optionalText('image_url'),
  };
}
