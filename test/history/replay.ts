import { join } from 'node:path';
import type { NewRun, OwnedStore, RunJournal, Signal, StepIntent } from '../../core/ports/store/index.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { VirtualClock } from '../../core/testing/virtual-clock.js';
import { KeptLog } from '../core/support/kept-log.js';
import { endOf } from './end-of.js';
import { vendorOf } from './play.js';
import type { End, Recording, Write } from './recording.js';

const HOURS = 3_600_000;
const STORE_WRITES: ReadonlySet<string> = new Set(['startRun', 'openRun', 'signalRun']);
/** Rounds after which a run that is still not over never will be. */
const MOST_ROUNDS = 10;

/**
 * Places in a recording at which a process may have died and what follows is certain: between two writes, and not while the outcome of an unsafe call is
 * open, for then a run ends uncertain.
 */
export function certainPlaces({ writes }: Recording): readonly number[] {
  const open = new Set<string>();
  const places: number[] = [];
  for (const [place, [name, first]] of writes.entries()) {
    if (place > 0 && open.size === 0) places.push(place);
    if (name === 'intend' && (first as StepIntent).effect === 'unsafe') open.add((first as StepIntent).path);
    if (name === 'settle') open.delete((first as StepIntent).path);
    if (name === 'postpone') open.delete(String(first));
  }
  return [...places, writes.length];
}

/** Puts the first of a recording's writes into a new store, lets today's interpreter go on from there, and tells what came out. */
export async function replay(recording: Recording, place: number, folder: string): Promise<End> {
  const { writes } = recording;
  const done = writes.slice(0, place);
  const clock = new VirtualClock(lastInstant(done), { skip: true });
  const opened = openSqliteStore(join(folder, 'store.db'), { flush: 'within' });
  const store = (await opened.acquire({ name: 'engine', holder: 'history', ttlMs: HOURS, now: clock.now() }))!;
  try {
    const { id, recipe } = writes[0]![1] as NewRun;
    await apply(store, done);
    const shop = vendorOf(recording, answeredBy(done));
    const signals = writes.slice(place).filter(([name]) => name === 'signalRun');
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await executeRuns(recipe.name, new Map([['shop', shop]]), { store, clock, log: new KeptLog() });
      if ((await store.run(id))?.endedAt !== undefined) break;
      clock.jump(3 * HOURS);
      for (const [, , signal] of signals) await store.signalRun(id, signal as Signal, clock.now());
    }
    return await endOf(store, id);
  } finally {
    await opened.close();
  }
}

async function apply(store: OwnedStore, writes: readonly Write[]): Promise<void> {
  let journal: RunJournal | undefined;
  for (const [name, ...args] of writes) {
    const target = STORE_WRITES.has(name) ? store : journal;
    const made = await (Reflect.get(target!, name) as (...given: unknown[]) => Promise<unknown>).apply(target, args);
    if (name === 'openRun') journal = made as RunJournal;
  }
}

/** How many answers of each key the writes tell of, those that were a refusal included. */
function answeredBy(writes: readonly Write[]): ReadonlyMap<string, number> {
  const keys = new Map<string, string>();
  const answered = new Map<string, number>();
  for (const [name, first] of writes) {
    if (name === 'intend') keys.set((first as StepIntent).path, (first as StepIntent).key);
    if (name !== 'postpone') continue;
    const key = keys.get(String(first))!;
    answered.set(key, (answered.get(key) ?? 0) + 1);
  }
  return answered;
}

const lastInstant = (writes: readonly Write[]): number => Number(writes.at(-1)?.at(-1));
