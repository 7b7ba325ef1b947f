import type { TakenDelivery, ToldDelivery, ToldEvent } from '../../ports/store/index.js';
import { asideAsks } from './dead-letters.js';
import type { Outbox } from './outbox.js';
import { startRun } from './runs.js';
import { type Work, ask, changesOf, rowOf } from './work.js';

export const DELIVERY_SQL = {
  remember: 'INSERT INTO delivery (connection, id, at) VALUES (?1, ?2, ?3) ON CONFLICT (connection, id) DO NOTHING',
  last: 'SELECT at FROM delivery WHERE connection = ?1 ORDER BY at DESC LIMIT 1',
  newer: `INSERT INTO newest (connection, trigger, key, sort, at) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (connection, trigger, key) DO UPDATE SET sort = excluded.sort, at = excluded.at WHERE newest.sort < excluded.sort`,
  forget: `DELETE FROM delivery WHERE (connection, id) IN (SELECT connection, id FROM delivery WHERE at < ?1 ORDER BY at LIMIT ?2)`,
  forgetNewest: `DELETE FROM newest WHERE (connection, trigger, key) IN
    (SELECT connection, trigger, key FROM newest WHERE at < ?1 ORDER BY at LIMIT ?2)`,
} as const;

/** The values are made to JSON before the transaction: one that cannot be kept disturbs no other write. */
export function takeDelivery({ connection, id, events }: ToldDelivery, now: number, outbox: Outbox): () => Work<TakenDelivery | undefined> {
  const starts = events.map(({ runs }) => runs.map((run) => startRun(run, now, outbox)));
  const asides = events.map(({ aside = [] }) =>
    aside.flatMap(({ trigger, ...one }) => asideAsks(trigger, { aside: [one], mostTries: 1 }, now)),
  );
  return function* take() {
    if ((yield* changesOf(DELIVERY_SQL.remember, connection, id, now)) === 0) return undefined;
    const news = yield* newsOf(connection, events, now);
    let started = 0;
    for (const start of news.flatMap((place) => starts[place]!)) if (yield* start()) started++;
    yield news.flatMap((place) => asides[place]!);
    return { news, started };
  };
}

/** Places of the events whose record was not told of in this or a later state. */
function* newsOf(connection: string, events: readonly ToldEvent[], now: number): Work<readonly number[]> {
  const asks = events.map(({ trigger, key, sort }) =>
    sort === undefined ? [] : [ask(DELIVERY_SQL.newer, connection, trigger, key, sort, now)],
  );
  const answers = yield asks.flat();
  const changes = answers.map((answer) => answer.changes);
  return [...asks.keys()].filter((place) => asks[place]!.length === 0 || changes.shift() === 1);
}

export function* lastDelivery(connection: string): Work<number | undefined> {
  const row = yield* rowOf(DELIVERY_SQL.last, connection);
  return row && Number(row['at']);
}

export function* forgetDeliveries(before: number, limit: number): Work<number> {
  const [deliveries, newest] = yield [ask(DELIVERY_SQL.forget, before, limit), ask(DELIVERY_SQL.forgetNewest, before, limit)];
  return deliveries!.changes + newest!.changes;
}
