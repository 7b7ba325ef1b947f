import type { Routes } from 'trunkline/testing';
import { ok } from '../answers.js';
import type { Shop } from '../shop.js';
import { skuReference } from './sku-reference.js';

type Condition = 'A' | 'B' | 'C';
type Rules = Readonly<Record<Condition, 'restock' | 'send_back' | 'dispose' | null>>;

const DEFAULT_RULES: Rules = { A: 'restock', B: 'send_back', C: 'dispose' };
/** By SKU. Null leaves it to the default. */
const SKU_RULES: ReadonlyMap<number, Rules> = new Map([[1, { A: 'dispose', B: null, C: 'dispose' }]]);

const SEND_BACK_ADDRESS = {
  first_name: 'Returns',
  last_name: 'Team',
  company: 'Kaffeehaus Weber',
  line1: 'Hauptstrasse 12',
  line2: null,
  city: 'Berlin',
  postal_code: '10115',
  province_or_state_code: 'BE',
  country_code: 'DE',
};

/** Source: the public Ruby client PostCo/hive_api. The merchant cannot change them here. */
export function addReturnRules(routes: Routes, shop: Shop): void {
  routes.get('/return_rules', () =>
    ok({
      send_back_address: SEND_BACK_ADDRESS,
      default_rules: DEFAULT_RULES,
      sku_rules: [...SKU_RULES].map(([id, rules]) => ({ sku: skuReference(shop, id), ...rules })),
    }),
  );
}

export function followUp(sku: number, condition: Condition): string | null {
  return SKU_RULES.get(sku)?.[condition] ?? DEFAULT_RULES[condition];
}
