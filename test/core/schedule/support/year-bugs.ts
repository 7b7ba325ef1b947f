import type { ScheduledEvent } from '../../../../core/schedule/scheduled-event.js';
import type { YearBug } from './virtual-year.js';

/** Faults that a year must show, by what is wrong. */
export function yearBugs(): Readonly<Record<string, YearBug>> {
  let made = 0;
  return {
    'a cursor that is moved before the runs are made': (store, write) => ({
      ...store,
      async startRuns(trigger, runs, cursor, now) {
        await write(() => store.startRuns(trigger, [], cursor, now));
        return store.startRuns(trigger, runs, cursor, now);
      },
    }),
    'runs that are known by something else than their instant': (store, write) => ({
      ...store,
      startRuns: (trigger, runs, cursor, now) =>
        write(() =>
          store.startRuns(
            trigger,
            runs.map((run) => ({ ...run, id: `run-${(made += 1)}` })),
            cursor,
            now,
          ),
        ),
    }),
    'runs that are made before the cursor is moved, and known by something else': (store, write) => ({
      ...store,
      async startRuns(trigger, runs, cursor, now) {
        const before = (await store.cursor(trigger)) ?? cursor;
        const unnamed = runs.map((run) => ({ ...run, id: `run-${(made += 1)}` }));
        const started = await write(() => store.startRuns(trigger, unnamed, before, now));
        await store.startRuns(trigger, [], cursor, now);
        return started;
      },
    }),
    'a time that does not come and is not made up for': (store, write) => ({
      ...store,
      startRuns: (trigger, runs, cursor, now) => {
        const came = runs.filter(({ event, recipe }) => recipe.name !== 'all' || (event as ScheduledEvent).scheduled.includes('T02:30'));
        return write(() => store.startRuns(trigger, came, cursor, now));
      },
    }),
    'a cursor that a process forgets when it dies': (store, write) => {
      let isFresh = true;
      return {
        cursor: async (trigger) => {
          const cursor = await store.cursor(trigger);
          const known = isFresh && cursor !== undefined ? new Date(Date.parse(cursor) + 86_400_000).toISOString() : cursor;
          isFresh = false;
          return known;
        },
        startRuns: (...args) => write(() => store.startRuns(...args)),
      };
    },
    'missed times that nobody counts': (store, write) => ({
      ...store,
      startRuns: (trigger, runs, cursor, now) => {
        const uncounted = runs.map((run) => ({ ...run, event: { ...(run.event as ScheduledEvent), missed: 0 } }));
        return write(() => store.startRuns(trigger, uncounted, cursor, now));
      },
    }),
  };
}
