import type { OwnedStore, RunJournal, TriggerEvent } from '../../../core/ports/store/index.js';
import type { RecipeConnection } from '../../../core/runtime/connection.js';
import { EVENT_SQL } from '../../../core/store/sql/events.js';
import { RUN_SQL } from '../../../core/store/sql/runs.js';
import { STEP_SQL } from '../../../core/store/sql/steps.js';
import { changed, without, withoutIntents, withoutPages } from '../../crash/lab/journal-bugs.js';
import type { DiskBug, SimDisk } from './sim-disk.js';

/** One mechanism taken out. */
export interface SimBug {
  readonly disk?: DiskBug;
  readonly store?: (store: OwnedStore, disk: SimDisk) => OwnedStore;
  readonly key?: (key: string, call: number) => string;
  readonly connection?: (connection: RecipeConnection) => RecipeConnection;
}

const journals =
  (spoil: (journal: RunJournal) => RunJournal): SimBug['store'] =>
  (store) =>
    changed(store, {
      openRun: async (...args: Parameters<OwnedStore['openRun']>) => {
        const journal = await store.openRun(...args);
        return journal && spoil(journal);
      },
    });

/** A statement with another part. Throws when it has no such part any more: then the bug has to be seeded anew. */
function altered(sql: string, part: string, by: string): Readonly<Record<string, string>> {
  if (!sql.includes(part)) throw new Error(`${sql} has no ${part}`);
  return { [sql]: sql.replace(part, by) };
}

const instead = (statements: Readonly<Record<string, string>>): DiskBug => ({
  ask: (one) => ({ ...one, sql: statements[one.sql] ?? one.sql }),
});

/** The cursor is on disk while the events behind it are still in memory. */
export function cursorFirst(store: OwnedStore, disk: SimDisk): OwnedStore {
  const held: TriggerEvent[] = [];
  return changed(store, {
    holdEvents: async (...[, events]: Parameters<OwnedStore['holdEvents']>) => {
      held.push(...events);
      return { added: events.length, known: 0 };
    },
    releaseEvents: async (...[trigger, recipe, cursor, now]: Parameters<OwnedStore['releaseEvents']>) => {
      if (cursor !== undefined) disk.rows(`${EVENT_SQL.moveCursor} RETURNING trigger`, trigger, cursor);
      await store.holdEvents(trigger, held.splice(0));
      return store.releaseEvents(trigger, recipe, cursor, now);
    },
  });
}

export const SIM_BUGS: Readonly<Record<string, SimBug>> = {
  'no intent record': { store: journals(withoutIntents) },
  'an intent long before its call leaves': { connection: (connection) => ({ ...connection, tellsBeforeEffect: false }) },
  'the number of the attempt in the key': { key: (key, call) => `${key}-${call}` },
  'no fence': { disk: { noFence: true, ...instead(altered(STEP_SQL.guard, 'opened = ?2', '?2 > 0')) } },
  'the cursor before the result': { store: cursorFirst },
  'an intent after a cancel': { disk: instead(altered(STEP_SQL.guard, 'SELECT cancelled', 'SELECT 0 AS cancelled')) },
  'a result that is dropped': { store: journals((journal) => without(journal, 'settle')) },
  'a page that is not kept': { store: journals(withoutPages) },
  'the outcome of an item that is lost': { store: journals((journal) => without(journal, 'settleItem')) },
  'a terminal state that is overwritten': {
    disk: instead({
      ...altered(RUN_SQL.lock, 'ended_at,', 'NULL AS ended_at,'),
      [RUN_SQL.cancel]: `UPDATE run SET cancelled = 1, due_at = 0, queued = 0, ended_at = NULL WHERE seq = ?1`,
    }),
  },
  'a wait that is forgotten': {
    disk: instead(altered(RUN_SQL.park, 'CAST(?3 AS BIGINT)', 'CASE WHEN ?3 = 0 THEN 0 END')),
  },
  'a wait that begins anew': { store: journals((journal) => without(journal, 'begin')) },
};
