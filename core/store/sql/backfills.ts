import type { Backfill, NewRun } from '../../ports/store/index.js';
import { fromJsonText, toJsonText } from '../json.js';
import type { Outbox } from './outbox.js';
import { isThere, textOf } from './rows.js';
import { keepRecipe, startRun } from './runs.js';
import { type Row, type Work, answerOf, ask, rowsOf } from './work.js';

export type NewBackfill = Pick<Backfill, 'id' | 'trigger' | 'recipe' | 'since' | 'until'>;

export interface BackfillPage {
  readonly runs: readonly NewRun[];
  readonly read: number;
  readonly resume?: string;
}

const BACKFILL = 'backfill.*, recipe.body FROM backfill JOIN recipe ON recipe.hash = backfill.revision';

export const BACKFILL_SQL = {
  add: `INSERT INTO backfill (id, trigger, recipe, revision, since, until, status, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7)
    ON CONFLICT (id) DO NOTHING`,
  page: `UPDATE backfill SET read = read + ?2, started = started + ?3, resume = ?4, failures = 0, next_at = NULL,
    status = CASE WHEN CAST(?4 AS TEXT) IS NULL THEN 'done' ELSE 'open' END, ended_at = CASE WHEN CAST(?4 AS TEXT) IS NULL THEN CAST(?5 AS BIGINT) END
    WHERE id = ?1 AND status = 'open'`,
  hold: `UPDATE backfill SET failures = ?2, next_at = ?3 WHERE id = ?1 AND status = 'open'`,
  end: `UPDATE backfill SET status = 'failed', error = ?2, ended_at = ?3 WHERE id = ?1 AND status = 'open'`,
  open: `SELECT ${BACKFILL} WHERE backfill.trigger = ?1 AND backfill.status = 'open' ORDER BY backfill.seq LIMIT ?2`,
  newest: `SELECT ${BACKFILL} ORDER BY backfill.seq DESC LIMIT ?1`,
  newestOf: `SELECT ${BACKFILL} WHERE backfill.trigger = ?1 ORDER BY backfill.seq DESC LIMIT ?2`,
} as const;

export function* addBackfill({ id, trigger, recipe, since, until }: NewBackfill, now: number): Work<boolean> {
  const [, added] = yield [
    keepRecipe(recipe),
    ask(BACKFILL_SQL.add, id, trigger, recipe.name, recipe.hash, since ?? null, until ?? null, now),
  ];
  return added!.changes > 0;
}

export function backfillPage(id: string, { runs, read, resume }: BackfillPage, now: number, outbox: Outbox): () => Work<number> {
  const starts = runs.map((run) => startRun(run, now, outbox));
  return function* page() {
    let started = 0;
    for (const start of starts) if (yield* start()) started++;
    yield* answerOf(BACKFILL_SQL.page, id, read, started, resume ?? null, now);
    return started;
  };
}

export function* holdBackfill(id: string, { failures, nextAt }: { readonly failures: number; readonly nextAt: number }): Work<void> {
  yield* answerOf(BACKFILL_SQL.hold, id, failures, nextAt);
}

export function* endBackfill(id: string, error: unknown, now: number): Work<void> {
  yield* answerOf(BACKFILL_SQL.end, id, toJsonText(error, 'The error'), now);
}

export function* openBackfills(triggers: readonly string[], limit: number): Work<readonly Backfill[]> {
  const answers = yield triggers.map((trigger) => ask(BACKFILL_SQL.open, trigger, limit));
  return answers
    .flatMap(({ rows }) => rows)
    .toSorted((a, b) => Number(a['seq']) - Number(b['seq']))
    .map(backfillOf);
}

export function* newestBackfills(trigger: string | undefined, limit: number): Work<readonly Backfill[]> {
  const rows = trigger === undefined ? yield* rowsOf(BACKFILL_SQL.newest, limit) : yield* rowsOf(BACKFILL_SQL.newestOf, trigger, limit);
  return rows.map(backfillOf);
}

function backfillOf(row: Row): Backfill {
  return {
    id: textOf(row['id']),
    trigger: textOf(row['trigger']),
    recipe: { name: textOf(row['recipe']), hash: textOf(row['revision']), body: textOf(row['body']) },
    ...(isThere(row['since']) && { since: textOf(row['since']) }),
    ...(isThere(row['until']) && { until: textOf(row['until']) }),
    ...(isThere(row['resume']) && { resume: textOf(row['resume']) }),
    status: row['status'] as Backfill['status'],
    read: Number(row['read']),
    started: Number(row['started']),
    failures: Number(row['failures']),
    ...(isThere(row['next_at']) && { nextAt: Number(row['next_at']) }),
    ...(isThere(row['error']) && { error: fromJsonText(row['error']) }),
    at: Number(row['at']),
    ...(isThere(row['ended_at']) && { endedAt: Number(row['ended_at']) }),
  };
}
