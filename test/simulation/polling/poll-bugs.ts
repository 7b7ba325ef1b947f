import type { OwnedStore, TriggerEvent } from '../../../core/ports/store/index.js';
import { EVENT_SQL } from '../../../core/store/sql/events.js';
import { SNAPSHOT_SQL } from '../../../core/store/sql/snapshots.js';
import { changed } from '../../crash/lab/journal-bugs.js';
import { cursorFirst } from '../world/sim-bugs.js';
import type { DiskBug } from '../world/sim-disk.js';
import type { PollBug } from './live-through.js';

/** These statements do nothing. */
const idle = (...statements: readonly string[]): DiskBug => ({
  ask: (one) => (statements.includes(one.sql) ? { sql: 'SELECT 1 AS found WHERE 0 = 1', values: [] } : one),
});

/** Each reading takes what it sees for new. */
function withoutMemory(store: OwnedStore): OwnedStore {
  let readings = 0;
  return changed(store, {
    holdEvents: (trigger: string, events: readonly TriggerEvent[]) =>
      store.holdEvents(
        trigger,
        events.map((event) => ({ ...event, key: `${event.key} ${readings}`, run: `${event.run} ${readings}` })),
      ),
    releaseEvents: async (...args: Parameters<OwnedStore['releaseEvents']>) => {
      const started = await store.releaseEvents(...args);
      readings++;
      return started;
    },
  });
}

/** Moves the cursor to what was read, however sure that is. */
const withoutConfirming = (store: OwnedStore): OwnedStore =>
  changed(store, {
    releaseEvents: async (...[trigger, recipe, cursor, now, more]: Parameters<OwnedStore['releaseEvents']>) => {
      const { ahead, ...rest } = more ?? {};
      return store.releaseEvents(trigger, recipe, ahead ?? cursor, now, rest);
    },
  });

export const POLL_BUGS: Readonly<Record<string, PollBug>> = {
  'the cursor before the runs': { store: cursorFirst },
  'no overlap': { vendor: { poll: { overlap: 0 } } },
  'no memory of what was seen': { store: withoutMemory },
  'no fence': { disk: { noFence: true } },
  'a cursor that does not wait for a second reading': { store: withoutConfirming },
  'pages that do not say that they shift': { vendor: { silent: true } },
  'a stop at known records that were changed': {
    vendor: { poll: { cursor: undefined, cursorType: undefined, overlap: undefined, since: undefined, order: 'newest-first' } },
  },
  'a reading that broke off and counts': { vendor: { whole: true } },
  'held events of a reading that broke off': { disk: idle(SNAPSHOT_SQL.dropHeld) },
  'a snapshot that is never taken': { disk: idle(SNAPSHOT_SQL.take) },
  'a start from now that starts all': {
    disk: { ask: (one) => (one.sql === EVENT_SQL.decide ? { ...one, values: [...one.values.slice(0, 4), 1] } : one) },
  },
};
