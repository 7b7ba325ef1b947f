import { nextShelf } from '../parcels/lists.js';
import type { SeededBug } from './seeded-bug.js';

const LABELS = 'operations.listLabels.pagination';

/** How pages are asked for, how a list ends, and what a trigger goes on from. */
export const listBugs: readonly SeededBug[] = [
  { bug: 'pages counted from 0', noticedBy: ['pages'], changes: [['pagination.start', 0]] },
  { bug: 'the sign of the last page forgotten', noticedBy: ['pages'], changes: [['pagination.stop', {}]] },
  {
    bug: 'the page’s own number taken for their count',
    noticedBy: ['pages'],
    changes: [['pagination.stop', { total: { path: ['rows', 'length'] } }]],
  },
  { bug: 'the records looked for in the wrong place', noticedBy: ['pages'], changes: [['pagination.items.path', ['data']]] },
  { bug: 'the page size under another name', noticedBy: ['pages'], changes: [['pagination.size.to.name', 'per_page']] },
  { bug: 'pages larger than the vendor gives', noticedBy: ['pages'], changes: [['operations.listDepots.pagination.size.value', 100]] },
  { bug: 'an offset under another name', noticedBy: ['pages'], changes: [['operations.listDepots.pagination.offset.name', 'offset']] },
  { bug: 'the next token looked for in the wrong place', noticedBy: ['pages'], changes: [[`${LABELS}.from.selector.path`, ['cursor']]] },
  { bug: 'the next token sent under another name', noticedBy: ['pages'], changes: [[`${LABELS}.to.name`, 'cursor']] },
  { bug: 'another relation of the Link header', noticedBy: ['pages'], changes: [['operations.listClaims.pagination.rel', 'last']] },
  {
    bug: 'code that ends a list after its second page',
    noticedBy: ['pages'],
    code: { 'next-shelf': (page: Parameters<typeof nextShelf>[0]) => (page.index > 0 ? undefined : nextShelf(page)) },
  },
  { bug: 'records told apart by another field', noticedBy: ['keys'], changes: [['operations.listParcels.key.path', ['reference']]] },
  {
    bug: 'a trigger that goes by a field without time',
    noticedBy: ['triggers'],
    changes: [
      ['operations.newParcel.poll.cursor.path', ['reference']],
      ['operations.newParcel.poll.cursorType', 'text'],
    ],
  },
  { bug: 'a trigger that forgets where it came to', noticedBy: ['triggers'], changes: [['operations.newParcel.poll.since', undefined]] },
  { bug: 'a trigger that misses what comes late', noticedBy: ['triggers'], changes: [['operations.newParcel.poll.overlap', 0]] },
  {
    bug: 'a list written as code that does not notice a vendor going round',
    noticedBy: ['loops'],
    code: { 'on-the-way': endless },
  },
];

interface Client {
  readonly client: { get(output: object, path: string, options: object): Promise<{ readonly rows: object[]; readonly more: boolean }> };
}

/** Reads as long as the vendor says that there is more. */
function endless(this: Client): object {
  const { client } = this;
  const outcome = { status: 'complete' };
  async function* records(): AsyncGenerator<object> {
    for (let page = 1, more = true; more; page += 1) {
      const body = await client.get(class Rows {}, '/parcels/moving', { query: { page, count: 2 } });
      more = body.more;
      yield* body.rows;
    }
  }
  return { outcome, [Symbol.asyncIterator]: records };
}
