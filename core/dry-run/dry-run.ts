import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { RunFiles } from '../ports/run-files.js';
import type { NewRun, OwnedStore, Run, Store } from '../ports/store/index.js';
import { isSchedule, type Recipe } from '../recipe/recipe.js';
import { executeRuns } from '../run/execute-runs.js';
import type { AnyConnection } from '../runtime/connection.js';
import { DueTimes } from '../schedule/due-times.js';
import { scheduledRun } from '../schedule/tick-schedule.js';
import { pollTriggers, type PollCounts } from '../trigger/run-once.js';
import { DryConnection, type UnsentCall } from './dry-connection.js';
import { DryEvents } from './dry-events.js';
import { DryFiles } from './dry-files.js';

/** What a recipe would have done. */
export interface DryRun extends PollCounts {
  readonly runs: readonly SimulatedRun[];
}

export interface SimulatedRun extends Pick<Run, 'id' | 'status' | 'event' | 'given' | 'wait' | 'output' | 'error'> {
  /** What it would have sent, in the order it came to that. */
  readonly calls: readonly (UnsentCall & { readonly step: string })[];
}

export interface DryPorts {
  /** Thrown away afterwards. */
  readonly store: OwnedStore;
  /** Where the project stands; absent where it has not run yet. Only read. */
  readonly real?: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Pick<RunFiles, 'read'>;
}

export interface DryOptions {
  readonly signal?: AbortSignal;
  readonly concurrency?: number;
  /** Of a recipe without triggers. */
  readonly start?: NewRun;
}

/** Polls and reads as a round would, takes each schedule as due next, and simulates what that would write. */
export async function dryRun(
  recipe: Recipe,
  connections: ReadonlyMap<string, AnyConnection>,
  { store, real, clock, log, files }: DryPorts,
  { start, ...options }: DryOptions,
): Promise<DryRun> {
  const unsent = new Map<string, UnsentCall>();
  const dry = new Map([...connections].map(([name, live]) => [name, new DryConnection(live, (key, call) => unsent.set(key, call))]));
  const polled = await pollTriggers({ recipe, connections: dry }, { store: new DryEvents(real, store), clock, log }, options);
  const starts = [...scheduledNext(recipe, clock.now()), ...(start ? [start] : [])];
  for (const one of starts) await store.startRun(one, clock.now());
  await executeRuns(recipe.name, dry, { store, clock, log, files: new DryFiles(files) }, options);
  const runs: SimulatedRun[] = [];
  for (const run of (await store.runs({ limit: polled.started + starts.length })).toReversed())
    runs.push(await simulated(run, store, unsent));
  return { ...polled, started: polled.started + starts.length, runs };
}

/** The run that each schedule starts next. */
function scheduledNext(recipe: Recipe, now: number): readonly NewRun[] {
  return recipe.on.filter(isSchedule).flatMap((trigger) => {
    const times = new DueTimes(trigger);
    const due = times.next(now);
    return due === undefined ? [] : [scheduledRun({ recipe, trigger }, times, { due, missed: 0 })];
  });
}

async function simulated(run: Run, store: Store, unsent: ReadonlyMap<string, UnsentCall>): Promise<SimulatedRun> {
  const { id, status, event, given, wait, output, error } = run;
  const steps = await store.steps(id);
  const calls = steps.flatMap(({ path, intent }) => {
    const call = unsent.get(intent?.key ?? '');
    return call ? [{ step: path, ...call }] : [];
  });
  return {
    id,
    status,
    event,
    ...(given && { given }),
    ...(wait && { wait }),
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    calls,
  };
}
