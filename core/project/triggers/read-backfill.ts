import type { Backfill } from '../../ports/store/index.js';
import { Backfills } from '../../trigger/polling/backfills.js';
import { keyOf, type PolledTrigger } from '../../trigger/polling/polled-trigger.js';
import type { OpenProject } from '../open-project.js';
import { ownStore } from '../own-store.js';

/** Reads a backfill here, until it has ended or goes on no more: then it stays in the store, for whoever polls the trigger next. */
export async function readBackfill(
  project: OpenProject,
  polled: PolledTrigger,
  id: string,
  signal?: AbortSignal,
): Promise<Backfill | undefined> {
  const { clock, log, random } = project.runtime.ports;
  const held = await ownStore(project, signal ? { signal } : {});
  const stop = signal ? AbortSignal.any([signal, held.lost]) : held.lost;
  const backfills = new Backfills({ store: held.store, clock, log, random });
  const find = async (): Promise<Backfill | undefined> =>
    (await held.store.backfills({ trigger: keyOf(polled), limit: 100 })).find((one) => one.id === id);
  try {
    for (let before = await find(); before?.status === 'open' && !stop.aborted;) {
      await backfills.goOn([polled], stop);
      const now = await find();
      if (now?.resume === before.resume) return now;
      before = now;
    }
    return await find();
  } finally {
    await held.release();
  }
}
