import { seededRandom } from 'trunkline/testing';
import { berlinTime } from '../berlin-time.js';
import type { Sku, Warehouse } from '../records.js';

const PRODUCTS = [
  'Espresso beans 1 kg',
  'Filter coffee 500 g',
  'Decaf beans 250 g',
  'Oat drink 1 l',
  'Hand grinder',
  'Paper filters 100',
  'Glass server',
  'Travel mug',
  'Cleaning tablets',
  'Descaler 500 ml',
  'Scale 0.1 g',
  'Gift card',
] as const;

const FIRST_SKU_AT = Date.parse('2024-06-03T07:00:00Z');
const DAY = 86_400_000;

export function seedWarehouses(): Warehouse[] {
  return [
    { id: 71, name: 'Berlin 1', city: 'Berlin', country_code: 'DE' },
    { id: 72, name: 'Hamburg 1', city: 'Hamburg', country_code: 'DE' },
    { id: 73, name: 'Lille 1', city: 'Lille', country_code: 'FR' },
  ];
}

/** Twelve SKUs with the ids 1 to 12 and the merchant's ids `SKU-001` to `SKU-012`; the first four are tracked by batch. */
export function seedSkus(seed: number): Sku[] {
  return PRODUCTS.map((name, index) => skuOf(seed, index + 1, name));
}

function skuOf(seed: number, id: number, name: string): Sku {
  const random = seededRandom(seed, 1, id);
  const number = String(id).padStart(3, '0');
  const stock = [71, 72].map((warehouse_id) => ({ warehouse_id, stocked: random.integer(50, 900), reserved: random.integer(0, 20) }));
  const inventory_per_warehouse = stock.map((at) => ({ ...at, total: at.stocked + at.reserved }));
  const sum = (count: 'stocked' | 'reserved' | 'total'): number => inventory_per_warehouse.reduce((total, at) => total + at[count], 0);
  const batch_tracking_enabled = id <= 4;
  return {
    id,
    merchant_sku_id: `SKU-${number}`,
    name,
    barcode: `4006381333${number}`,
    batch_tracking_enabled,
    cost_in_cents: random.integer(150, 4000),
    country_code_of_origin: random.pick(['DE', 'IT', 'FR', 'CN']),
    hs_code: `0901.${random.integer(10, 99)}`,
    weight_in_kg: random.integer(5, 150) / 100,
    image_url: `https://images.shop.example/sku-${number}.jpg`,
    created_at: berlinTime(FIRST_SKU_AT + id * DAY + random.integer(0, DAY - 1)),
    fulfilled_by: 'hive',
    status: 'active',
    dangerous_good: name.startsWith('Descaler'),
    hazardous_good: name.startsWith('Descaler'),
    h_codes: name.startsWith('Descaler') ? ['H315', 'H319'] : [],
    un_names: name.startsWith('Descaler') ? ['UN3265'] : [],
    inventory: { stocked: sum('stocked'), reserved: sum('reserved'), total: sum('total') },
    inventory_batches: batch_tracking_enabled
      ? [
          {
            id: 300 + id,
            name: `LOT-${number}-A`,
            expiry_date: '2026-12-31',
            tracking_code: `LOT${number}A`,
            stocked_quantities: stock.map(({ warehouse_id, stocked }) => ({ warehouse_id, quantity: stocked })),
          },
        ]
      : [],
    inventory_per_warehouse,
  };
}
