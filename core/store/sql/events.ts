import type { HeldEvents, NewRun, RecipeRevision, ReleaseMore, TriggerEvent } from '../../ports/store/index.js';
import { toJsonText } from '../json.js';
import { asideAsks, recoveredAsks } from './dead-letters.js';
import { arrangeLane } from './lanes.js';
import type { Outbox } from './outbox.js';
import { optionalText, textOf } from './rows.js';
import { keepRecipe, startRun } from './runs.js';
import { readingAsks } from './snapshots.js';
import { decideAsk, refuseReset } from './triggers.js';
import { type Work, answerOf, ask, rowOf, rowsOf } from './work.js';

/** Runs made in one transaction: a first poll may release a hundred thousand, and other runs must not wait for them. */
export const RELEASE_BATCH = 1_000;

const RELEASED = `SELECT event.seq FROM event JOIN release USING (trigger)
  WHERE event.trigger = ?1 AND event.data IS NOT NULL AND event.seq <= release.last ORDER BY event.sort, event.seq LIMIT ?2`;

export const EVENT_SQL = {
  cursor: 'SELECT value FROM cursor WHERE trigger = ?1',
  moveCursor: 'INSERT INTO cursor (trigger, value) VALUES (?1, ?2) ON CONFLICT (trigger) DO UPDATE SET value = excluded.value',
  hold: `INSERT INTO event (trigger, key, sort, run, data, lane, lane_max, lane_full) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (trigger, key) DO NOTHING`,
  place: 'UPDATE event SET sort = ?3 WHERE trigger = ?1 AND key = ?2 AND data IS NOT NULL',
  decide: `INSERT INTO release (trigger, recipe, revision, at, remember, last)
    SELECT CAST(?1 AS TEXT), CAST(?2 AS TEXT), CAST(?3 AS TEXT), CAST(?4 AS BIGINT), CAST(?5 AS BIGINT), coalesce(max(seq), 0)
    FROM event WHERE trigger = ?1 AND data IS NOT NULL`,
  isReleasing: 'SELECT 1 AS found FROM release WHERE trigger = ?1',
  releasing: 'SELECT trigger FROM release',
  start: `INSERT INTO run (id, recipe, revision, event, status, created_at, due_at, lane, lane_max, lane_full, queued)
    SELECT event.run, release.recipe, release.revision, event.data, 'pending', release.at,
      CASE WHEN lane IS NULL THEN 0 END, lane, lane_max, lane_full, CASE WHEN lane IS NULL THEN 0 ELSE 1 END
    FROM event JOIN release USING (trigger) WHERE release.remember = 0 AND event.seq IN (${RELEASED}) ORDER BY event.sort, event.seq
    ON CONFLICT (id) DO NOTHING RETURNING id, lane`,
  forget: `UPDATE event SET data = NULL WHERE seq IN (${RELEASED})`,
  end: 'DELETE FROM release WHERE trigger = ?1',
} as const;

export function* cursorOf(trigger: string): Work<string | undefined> {
  return optionalText((yield* rowOf(EVENT_SQL.cursor, trigger))?.['value']);
}

export function holdEvents(trigger: string, events: readonly TriggerEvent[]): () => Work<HeldEvents> {
  const asks = events.map(({ key, sort, run, data, lane }) => {
    const json = toJsonText(data, `Event ${key}`);
    return ask(EVENT_SQL.hold, trigger, key, sort, run, json, lane?.key ?? null, lane?.max ?? null, lane?.full ?? null);
  });
  return function* hold() {
    const held = yield asks;
    const others = events.filter((_, place) => held[place]!.changes === 0);
    const placed = yield others.map(({ key, sort }) => ask(EVENT_SQL.place, trigger, key, sort));
    return { added: events.length - others.length, known: placed.filter(({ changes }) => changes === 0).length };
  };
}

/** The decision, with the cursor: from here on the release is ended by whoever owns the store, even after a crash. */
export function decideRelease(
  trigger: string,
  recipe: RecipeRevision,
  cursor: string | undefined,
  now: number,
  more: ReleaseMore,
): () => Work<void> {
  const asks = [
    keepRecipe(recipe),
    ask(EVENT_SQL.decide, trigger, recipe.name, recipe.hash, now, more.remember ? 1 : 0),
    ...(cursor === undefined ? [] : [ask(EVENT_SQL.moveCursor, trigger, cursor)]),
    decideAsk(trigger, more),
    ...readingAsks(trigger, more),
    ...asideAsks(trigger, more, now),
    ...recoveredAsks(more),
  ];
  return function* decide() {
    yield* refuseReset(trigger, more.resets);
    yield asks;
  };
}

/** Makes the next batch of runs. `isLast` says that the release has ended. */
export function* releaseBatch(trigger: string, now: number, outbox: Outbox): Work<{ readonly made: number; readonly isLast: boolean }> {
  const [started, forgotten] = yield [ask(EVENT_SQL.start, trigger, RELEASE_BATCH), ask(EVENT_SQL.forget, trigger, RELEASE_BATCH)];
  const { rows } = started!;
  const isLast = forgotten!.changes < RELEASE_BATCH;
  if (isLast) yield* answerOf(EVENT_SQL.end, trigger);
  const lanes = new Set(rows.flatMap(({ lane }) => (lane === null ? [] : [textOf(lane)])));
  for (const lane of lanes) yield* arrangeLane(lane, now, outbox);
  yield* outbox.add(
    rows.flatMap(({ id, lane }) => (lane === null ? [textOf(id)] : [])),
    now,
  );
  return { made: rows.length, isLast };
}

export function startRuns(trigger: string, runs: readonly NewRun[], cursor: string, now: number, outbox: Outbox): () => Work<number> {
  const starts = runs.map((run) => startRun(run, now, outbox));
  return function* start() {
    let made = 0;
    for (const one of starts) if (yield* one()) made += 1;
    yield* answerOf(EVENT_SQL.moveCursor, trigger, cursor);
    return made;
  };
}

export function* isReleasing(trigger: string): Work<boolean> {
  return (yield* rowOf(EVENT_SQL.isReleasing, trigger)) !== undefined;
}

/** Triggers whose release an earlier owner began and did not end. */
export function* releasing(): Work<readonly string[]> {
  return (yield* rowsOf(EVENT_SQL.releasing)).map(({ trigger }) => textOf(trigger));
}
