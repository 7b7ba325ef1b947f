import { join } from 'node:path';
import { inTempFolder } from '../../adapters/temp-folder.js';
import { DryEvents } from '../../dry-run/dry-events.js';
import { openSqliteStore } from '../../store/open-sqlite-store.js';
import type { PolledTrigger } from '../../trigger/polling/polled-trigger.js';
import { pollTrigger } from '../../trigger/run-once.js';
import type { OpenProject } from '../open-project.js';

const AT_ONCE = 500;

/** The events that a poll would start now, oldest first. @throws what the poll ended with. */
export async function tryTrigger(
  project: OpenProject,
  { bound, trigger }: PolledTrigger,
  signal?: AbortSignal,
): Promise<readonly unknown[]> {
  const { clock, log } = project.runtime.ports;
  const real = await project.storeIfThere();
  return inTempFolder(async (folder) => {
    const store = openSqliteStore(join(folder, 'store.db'));
    try {
      const owned = await store.acquire({ name: 'engine', holder: 'a test of a trigger', ttlMs: 60_000, now: clock.now() });
      const result = await pollTrigger(bound, trigger, { store: new DryEvents(real, owned!), clock, log }, signal ? { signal } : {});
      if (result.status === 'incomplete') throw result.cause ?? new Error(`The list was not read to its end: ${result.reason}.`);
      return (await store.runs({ limit: AT_ONCE })).map(({ event }) => event).toReversed();
    } finally {
      await store.close();
    }
  });
}
