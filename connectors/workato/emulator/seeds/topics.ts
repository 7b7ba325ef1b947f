import type { Topics } from '../events/topics.js';
import { MINUTE_MS } from '../times.js';

const MESSAGES = 3;

/** A topic of orders with a few messages, and one that nobody has written to. */
export function seedTopics(topics: Topics, now: number): void {
  const schema = [
    { name: 'order_id', type: 'integer', optional: false },
    { name: 'status', type: 'string', optional: true },
  ] as const;
  const orders = topics.workspace.topics.add({ id: 71, name: 'Orders', schema });
  topics.workspace.topics.add({ id: 72, name: 'Refunds', schema });
  for (let order = 1; order <= MESSAGES; order += 1) {
    topics.publish(orders, { order_id: order, status: 'new' }, now - (MESSAGES - order + 1) * MINUTE_MS);
  }
}
