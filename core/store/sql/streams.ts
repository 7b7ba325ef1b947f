import type { ItemOutcome, ItemStatus, StreamPage, Tally } from '../../ports/store/index.js';
import { fromJsonText, toJsonText, toStoredJson } from '../json.js';
import { blobValue, keepBlob, releaseBlob } from './blobs.js';
import { scopeOf } from './iterations.js';
import { optionalText } from './rows.js';
import { type OpenRun, guarded, refused } from './steps.js';
import { type Row, type Work, ask, rowsOf } from './work.js';

export const STREAM_SQL = {
  keep: `INSERT INTO page (run, loop, number, first, keys, data, data_ref, resume) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (run, loop, number) DO NOTHING`,
  /** What an ended page kept for being the last one. */
  forgetKeys:
    'UPDATE page SET keys = NULL WHERE run = ?1 AND loop = ?2 AND number = ?3 AND ended = 1 AND data IS NULL AND data_ref IS NULL',
  openKeys: 'SELECT keys FROM page WHERE run = ?1 AND loop = ?2 AND ended = 0',
  open: 'SELECT * FROM page WHERE run = ?1 AND loop = ?2 AND ended = 0 ORDER BY number',
  last: 'SELECT * FROM page WHERE run = ?1 AND loop = ?2 ORDER BY number DESC LIMIT 1',
  page: 'SELECT * FROM page WHERE run = ?1 AND loop = ?2 AND number = ?3',
  end: 'UPDATE page SET ended = 1, keys = ?4, data = ?5, data_ref = ?6 WHERE run = ?1 AND loop = ?2 AND number = ?3',
  item: `SELECT key, status FROM item WHERE run = ?1 AND loop = ?2 AND key = ?3 AND status <> 'open'`,
  /** `?2` and `?3`: between these are the loops inside one iteration. */
  lostInside: `SELECT 1 AS found FROM item WHERE run = ?1 AND loop > ?2 AND loop < ?3 AND status IN ('failed', 'uncertain') LIMIT 1`,
  settle: `INSERT INTO item (run, loop, key, page, place, status, error, collected) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (run, loop, key) DO UPDATE SET status = excluded.status, error = excluded.error, collected = excluded.collected
    WHERE item.status = 'open'`,
  tally: 'SELECT status, count(*) AS items FROM item WHERE run = ?1 AND loop = ?2 GROUP BY status',
  collected: `SELECT collected FROM item WHERE run = ?1 AND loop = ?2 AND status = 'succeeded' AND collected IS NOT NULL ORDER BY place, seq`,
} as const;

/** Items that no earlier page had: neither among those with an outcome nor in a page that is not ended. */
export function* keepPage(run: OpenRun, loop: string, page: StreamPage): Work<StreamPage> {
  const [open, ...settled] = yield* guarded(run, [
    ask(STREAM_SQL.openKeys, run.seq, loop),
    ...page.items.map(({ key }) => ask(STREAM_SQL.item, run.seq, loop, key)),
  ]);
  const known = new Set(open!.rows.flatMap(({ keys }) => fromJsonText(keys) as string[]));
  const items = page.items.filter(({ key }, place) => {
    const isNew = settled[place]!.rows.length === 0 && !known.has(key);
    known.add(key);
    return isNew;
  });
  const data = toStoredJson(
    items.map((item) => item.data ?? null),
    `Page ${page.number} of ${loop}`,
  );
  const keys = JSON.stringify(items.map(({ key }) => key));
  const [kept] = yield [
    ask(STREAM_SQL.keep, run.seq, loop, page.number, page.first, keys, data.inline, data.blob?.hash ?? null, page.resume ?? null),
    ask(STREAM_SQL.forgetKeys, run.seq, loop, page.number - 1),
    ...keepBlob(data),
  ];
  if (kept?.changes !== 1) throw refused(run, `page ${page.number} of ${loop} is in the journal already`);
  return { ...page, items };
}

export function* pagesOf({ seq }: OpenRun, loop: string): Work<readonly StreamPage[]> {
  const [open, last] = yield [ask(STREAM_SQL.open, seq, loop), ask(STREAM_SQL.last, seq, loop)];
  const ended = last!.rows.filter((row) => row['ended'] === 1);
  const pages: StreamPage[] = [];
  for (const row of [...open!.rows, ...ended]) pages.push(yield* pageOf(row));
  return pages.toSorted((a, b) => a.number - b.number);
}

export function* pageOf(row: Row): Work<StreamPage> {
  const keys = (fromJsonText(row['keys']) ?? []) as readonly string[];
  const data = yield* dataOf(row);
  const resume = optionalText(row['resume']);
  return {
    number: Number(row['number']),
    first: Number(row['first']),
    items: keys.map((key, place) => ({ key, data: data[place] ?? null })),
    ...(resume !== undefined && { resume }),
  };
}

function* dataOf(row: Row): Work<readonly unknown[]> {
  const ref = optionalText(row['data_ref']);
  const data = ref === undefined ? fromJsonText(row['data']) : yield* blobValue(ref);
  return (data ?? []) as readonly unknown[];
}

export function* settledItems({ seq }: OpenRun, loop: string, keys: readonly string[]): Work<ReadonlyMap<string, ItemStatus>> {
  const answers = keys.length === 0 ? [] : yield keys.map((key) => ask(STREAM_SQL.item, seq, loop, key));
  return new Map(answers.flatMap(({ rows }) => rows.map(({ key, status }) => [String(key), status as ItemStatus] as const)));
}

export function settleItem(run: OpenRun, { loop, key, page, index, status, ...rest }: ItemOutcome): () => Work<void> {
  const error = rest.error === undefined ? null : toJsonText(rest.error, `The error of ${scopeOf({ loop, key })}`);
  const collected = rest.collected === undefined ? null : toJsonText(rest.collected, `What ${scopeOf({ loop, key })} collects`);
  return function* keep() {
    const [answer] = yield* guarded(run, [ask(STREAM_SQL.settle, run.seq, loop, key, page, index, status, error, collected)]);
    if (answer?.changes !== 1) throw refused(run, `item ${key} of ${loop} has an outcome`);
  };
}

/**
 * Items that a person may open again keep their data: those without a good outcome, and those with one that stand around a loop which went on past
 * such items. Of the last page the keys stay, for they are where reading goes on.
 */
export function* endPage(run: OpenRun, loop: string, number: number): Work<void> {
  const [page, last] = yield* guarded(run, [ask(STREAM_SQL.page, run.seq, loop, number), ask(STREAM_SQL.last, run.seq, loop)]);
  const [row] = page!.rows;
  if (!row) throw refused(run, `there is no page ${number} of ${loop}`);
  if (row['ended'] === 1) return;
  const keys = fromJsonText(row['keys']) as readonly string[];
  const needed = yield* neededItems(run, loop, keys);
  const isLast = last!.rows[0]?.['number'] === row['number'];
  const data =
    needed.size === 0
      ? undefined
      : toStoredJson(
          (yield* dataOf(row)).map((one, place) => (needed.has(keys[place]!) ? one : null)),
          loop,
        );
  yield [
    ...(data ? keepBlob(data) : []),
    ask(
      STREAM_SQL.end,
      run.seq,
      loop,
      number,
      data || isLast ? JSON.stringify(keys) : null,
      data?.inline ?? null,
      data?.blob?.hash ?? null,
    ),
    ...releaseBlob(row['data_ref']),
  ];
}

function* neededItems(run: OpenRun, loop: string, keys: readonly string[]): Work<ReadonlySet<string>> {
  const settled = yield* settledItems(run, loop, keys);
  const open = keys.find((key) => !settled.has(key));
  if (open !== undefined) throw refused(run, `item ${open} of ${loop} has no outcome`);
  const inner = yield keys.map((key) => {
    const scope = scopeOf({ loop, key });
    return ask(STREAM_SQL.lostInside, run.seq, `${scope}.`, `${scope}/`);
  });
  return new Set(keys.filter((key, place) => ['failed', 'uncertain'].includes(settled.get(key)!) || inner[place]!.rows.length > 0));
}

export function* tallyOf({ seq }: OpenRun, loop: string): Work<Tally> {
  const tally = { succeeded: 0, failed: 0, skipped: 0, uncertain: 0 };
  for (const { status, items } of yield* rowsOf(STREAM_SQL.tally, seq, loop)) {
    if (status !== 'open') tally[status as ItemStatus] = Number(items);
  }
  return tally;
}

export function* collectedOf({ seq }: OpenRun, loop: string): Work<readonly unknown[]> {
  return (yield* rowsOf(STREAM_SQL.collected, seq, loop)).map(({ collected }) => fromJsonText(collected));
}
