import type { DeadLetter, DeadLetterQuery, LetterOutcome, ReleaseMore } from '../../ports/store/index.js';
import { fromJsonText, type JsonText, toJsonText } from '../json.js';
import { StoreError } from '../store-error.js';
import type { Outbox } from './outbox.js';
import { textOf } from './rows.js';
import { startRun } from './runs.js';
import { type Ask, type Row, type Work, answerOf, ask, changesOf, rowOf, rowsOf } from './work.js';

/** Tries after which a record is left to a person, unless a release says otherwise. */
const MOST_TRIES = 5;

export const DEAD_LETTER_SQL = {
  aside: `INSERT INTO dead_letter (trigger, ident, data, error, tries, dead, first_at, last_at)
    VALUES (?1, ?2, ?3, ?4, 1, CASE WHEN CAST(?6 AS BIGINT) <= 1 THEN 1 ELSE 0 END, ?5, ?5)
    ON CONFLICT (trigger, ident) DO UPDATE SET tries = dead_letter.tries + 1, error = excluded.error, last_at = excluded.last_at,
    dead = CASE WHEN dead_letter.tries + 1 >= CAST(?6 AS BIGINT) THEN 1 ELSE 0 END WHERE dead_letter.dead = 0`,
  one: 'SELECT * FROM dead_letter WHERE seq = ?1',
  all: 'SELECT * FROM dead_letter WHERE seq > ?1 ORDER BY seq LIMIT ?2',
  dead: 'SELECT * FROM dead_letter WHERE dead = 1 AND seq > ?1 ORDER BY seq LIMIT ?2',
  ofTrigger: 'SELECT * FROM dead_letter WHERE trigger = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3',
  tried: 'SELECT * FROM dead_letter WHERE trigger = ?1 AND dead = 0 AND seq > ?2 ORDER BY seq LIMIT ?3',
  replay: 'UPDATE dead_letter SET dead = 0, tries = 0, forced = 1 WHERE seq = ?1 RETURNING trigger',
  hurry: 'UPDATE trigger_state SET next_at = NULL WHERE trigger = ?1',
  failed: 'UPDATE dead_letter SET tries = tries + 1, dead = 1, error = ?2, last_at = ?3 WHERE seq = ?1',
  drop: 'DELETE FROM dead_letter WHERE seq = ?1',
} as const;

export function asideAsks(trigger: string, { aside = [], mostTries = MOST_TRIES }: ReleaseMore, now: number): readonly Ask[] {
  return aside.map(({ ident, data, error }) =>
    ask(DEAD_LETTER_SQL.aside, trigger, ident, kept(data), toJsonText(error, 'The error'), now, mostTries),
  );
}

export const recoveredAsks = ({ recovered = [] }: ReleaseMore): readonly Ask[] =>
  recovered.map((order) => ask(DEAD_LETTER_SQL.drop, order));

export function* deadLetters({ trigger, all = false, after = 0, limit }: DeadLetterQuery): Work<readonly DeadLetter[]> {
  const { all: any, dead, ofTrigger, tried } = DEAD_LETTER_SQL;
  const rows =
    trigger === undefined ? yield* rowsOf(all ? any : dead, after, limit) : yield* rowsOf(all ? ofTrigger : tried, trigger, after, limit);
  return rows.map(letterOf);
}

export function* deadLetter(order: number): Work<DeadLetter | undefined> {
  const row = yield* rowOf(DEAD_LETTER_SQL.one, order);
  return row && letterOf(row);
}

export function* replayDeadLetter(order: number): Work<boolean> {
  const row = yield* rowOf(DEAD_LETTER_SQL.replay, order);
  if (row) yield* answerOf(DEAD_LETTER_SQL.hurry, textOf(row['trigger']));
  return row !== undefined;
}

export function* dropDeadLetter(order: number): Work<boolean> {
  return (yield* changesOf(DEAD_LETTER_SQL.drop, order)) > 0;
}

/** The run of a letter that no poll tries, or the failure of its try. */
export function settleLetter(order: number, outcome: LetterOutcome, now: number, outbox: Outbox): () => Work<boolean> {
  const start = 'run' in outcome ? startRun(outcome.run, now, outbox) : undefined;
  const error = 'error' in outcome ? toJsonText(outcome.error, 'The error') : null;
  return function* settle() {
    if (!start) return (yield* changesOf(DEAD_LETTER_SQL.failed, order, error, now)) > 0;
    if (!(yield* dropDeadLetter(order))) return false;
    yield* start();
    return true;
  };
}

/** Null for what is too large, or no JSON: that is why it is here. */
function kept(data: unknown): JsonText | null {
  try {
    return toJsonText(data, 'The record');
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

function letterOf(row: Row): DeadLetter {
  return {
    order: Number(row['seq']),
    trigger: textOf(row['trigger']),
    ident: textOf(row['ident']),
    data: fromJsonText(row['data']) ?? null,
    error: fromJsonText(row['error']),
    tries: Number(row['tries']),
    dead: Number(row['dead']) === 1,
    forced: Number(row['forced']) === 1,
    firstAt: Number(row['first_at']),
    lastAt: Number(row['last_at']),
  };
}
