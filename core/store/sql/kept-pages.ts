import type { KeptPage, PagePlace } from '../../ports/store/index.js';
import { textOf } from './rows.js';
import { pageOf } from './streams.js';
import { type Work, rowsOf } from './work.js';

export const PAGE_SQL = {
  after: `SELECT * FROM page WHERE run = (SELECT seq FROM run WHERE id = ?1) AND (loop, number) > (?2, ?3) ORDER BY loop, number LIMIT ?4`,
} as const;

/** No loop has an empty path, so that this stands before all. */
const BEGINNING: PagePlace = { loop: '', number: 0 };

export function* keptPages(run: string, { loop, number } = BEGINNING, limit: number): Work<readonly KeptPage[]> {
  const pages: KeptPage[] = [];
  for (const row of yield* rowsOf(PAGE_SQL.after, run, loop, number, limit)) {
    pages.push({ loop: textOf(row['loop']), ended: row['ended'] === 1, ...(yield* pageOf(row)) });
  }
  return pages;
}
