import { berlinTime } from '../berlin-time.js';
import type { InventoryTransferOrder } from '../records.js';

const FIRST_AT = Date.parse('2025-02-03T08:00:00Z');
const DAY = 86_400_000;

/** Three transfers from Berlin to Hamburg with the ids 41 to 43; the last is not done yet. */
export function seedTransfers(): InventoryTransferOrder[] {
  return [0, 1, 2].map((index) => {
    const isDone = index < 2;
    const at = FIRST_AT + index * DAY;
    return {
      id: 41 + index,
      status: isDone ? 'completed' : 'created',
      origin_id: 71,
      destination_id: 72,
      order_notes: index === 0 ? 'Keep dry' : null,
      created_at: berlinTime(at),
      completed_at: isDone ? berlinTime(at + 2 * DAY) : null,
      items: [{ id: 410 + index, sku_id: index + 1, sku_code: `SKU-00${index + 1}`, quantity: 20, inventory_batch: null }],
      documents: isDone ? [{ id: 4100 + index, name: 'Packing list', url: `https://documents.shop.example/${41 + index}.pdf` }] : [],
    };
  });
}
