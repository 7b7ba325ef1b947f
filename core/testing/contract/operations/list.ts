import type { ListFixture } from '../fixtures/operation.js';
import type { OperationKind } from './operation-kind.js';

/** More records than any fixture has. */
const MOST_RECORDS = 20_000;

/** What a list gives, and whether it was read to its end. */
export const list: OperationKind<ListFixture> = {
  fits: (fixture): fixture is ListFixture => 'records' in fixture,
  needs: '`exchanges`, one for each page, and `records`',
  async play({ connection }, operation, { input }) {
    const pages = connection.list(operation, input, { maxRecords: MOST_RECORDS });
    const records: unknown[] = [];
    for await (const record of pages) records.push(record);
    return { records, ended: pages.outcome?.status };
  },
  expected: ({ records }) => ({ records, ended: 'complete' }),
};
