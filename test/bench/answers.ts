import { PAGE_SIZE } from './vendor.js';

/** Different pages kept ready; a longer list repeats them. */
const MOST_PAGES = 1000;
const STATUSES = ['lead', 'customer', 'former'];

/** One record of the list, always the same for a number. */
export function contact(id: number): Readonly<Record<string, unknown>> {
  const name = `name${id % 977}`;
  return {
    id,
    owner_id: id % 13,
    first_name: `First ${name}`,
    last_name: `Last ${name}`,
    email: `${name}.${id}@example.com`,
    created_at: new Date(1_700_000_000_000 + id * 1000).toISOString(),
    active: id % 3 !== 0,
    subscribed: id % 2 === 0,
    tags: ['imported', `batch-${id % 7}`],
    status: STATUSES[id % STATUSES.length],
  };
}

/** Every page of a list as the bytes of its body. */
export function pagesOf(records: number): { readonly page: (number: number) => Buffer } {
  const count = Math.ceil(records / PAGE_SIZE);
  const bodies = Array.from({ length: Math.min(count, MOST_PAGES) }, (_none, page) => {
    const data = Array.from({ length: PAGE_SIZE }, (_nothing, index) => contact(page * PAGE_SIZE + index + 1));
    return Buffer.from(JSON.stringify({ data, page_count: count }));
  });
  return { page: (number) => bodies[(number - 1) % bodies.length]! };
}
