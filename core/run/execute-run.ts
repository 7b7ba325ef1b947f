import type { Clock } from '../ports/clock.js';
import type { Evaluator } from '../ports/evaluator.js';
import type { Log } from '../ports/log.js';
import type { RunFiles } from '../ports/run-files.js';
import type { OwnedStore, Pin, Run, RunJournal } from '../ports/store/index.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { StoreError } from '../store/store-error.js';
import type { RunHost } from './frame.js';
import { Journal } from './journal.js';
import type { PausedConnections } from './paused-connections.js';
import { type PinBody, pinChanges } from './pins.js';
import type { Program } from './program/program.js';
import type { Programs } from './programs.js';
import { cancelled, errorJson, isRecipeFault, isUnkeepable, messageOf } from './run-errors.js';
import { type RunOutcome, runRecipe } from './run-recipe.js';

export interface RunPorts {
  readonly store: OwnedStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Works out expressions that take long; without one they fail. */
  readonly evaluator?: Evaluator;
  /** Where recipes keep files. */
  readonly files?: RunFiles;
}

type Connections = ReadonlyMap<string, RecipeConnection>;

export interface RunCircumstances {
  readonly programs: Programs;
  /** The accounts behind the local names of a run's recipe. */
  readonly connections: (run: Run) => Promise<Connections>;
  readonly paused: PausedConnections;
  readonly maxWaitMs: number;
  /** Our own shutdown. */
  readonly stop?: AbortSignal;
  /** This run was cancelled. */
  readonly cancel: AbortSignal;
}

/** A run under which the process has died this often is left to a person: it may be what kills it. */
const MOST_DEATHS = 5;
/** After how long accounts that could not be opened are tried again: until then somebody may have mended the project. */
const OPEN_AGAIN_MS = 5 * 60_000;

/** Executes one run as far as it comes now. Undefined when it had ended, or another has it. */
export async function executeRun(id: string, ports: RunPorts, circumstances: RunCircumstances): Promise<RunOutcome | undefined> {
  const { store, clock, log } = ports;
  const journal = await store.openRun(id, clock.now());
  if (!journal) return undefined;
  const { run } = journal;
  const write = (event: string, data: Readonly<Record<string, unknown>>): void => log.write({ at: clock.now(), event, run: id, data });
  write('run.started', { recipe: run.recipe, resumed: !journal.isNew });
  const outcome = await outcomeOf(journal, ports, circumstances, write);
  if (outcome.status === 'waiting') {
    await Promise.all([journal.note('', outcome.wait.reason, clock.now()), journal.park(outcome.wait, clock.now())]);
  } else await end(journal, outcome, clock);
  write('run.ended', { recipe: run.recipe, ...outcome });
  return outcome;
}

/** What a run returns may be more than the store takes: then it has failed, and says so. */
async function end(journal: RunJournal, outcome: Exclude<RunOutcome, { status: 'waiting' }>, clock: Clock): Promise<void> {
  try {
    await journal.end(outcome.status, outcome, clock.now());
  } catch (error) {
    if (!isUnkeepable(error)) throw error;
    await journal.end('failed', { error: errorJson(error) }, clock.now());
  }
}

async function outcomeOf(
  journal: RunJournal,
  { store, clock, log, files }: RunPorts,
  { programs, connections: open, paused, maxWaitMs, stop, cancel }: RunCircumstances,
  write: (event: string, data: Readonly<Record<string, unknown>>) => void,
): Promise<RunOutcome> {
  const { run } = journal;
  if (run.cancelled) return { status: 'cancelled', error: cancelled() };
  if (run.deaths >= MOST_DEATHS) return { status: 'waiting', wait: { reason: `the process died ${run.deaths} times under this run` } };
  const program = await programOf(run, programs);
  if ('status' in program) return program;
  const connections = await connectionsOf(run, open, clock);
  if ('status' in connections) return connections;
  const durable = await Journal.open({ journal, clock, log, maxWaitMs });
  const changed = await holdToPin(journal, programs.pin(program, connections), durable, store);
  if (changed) return changed;
  const host: RunHost = {
    connections,
    paused,
    ...(files && { files }),
    ...(stop && { stop }),
    signal: stop ? AbortSignal.any([stop, cancel]) : cancel,
    now: () => clock.now(),
    report: (event, path, data) => write(event, { step: path, ...data }),
  };
  return runRecipe(program, durable, host);
}

/** A run goes on with the connectors it began with, or not at all until a person has seen what is another now. */
async function holdToPin({ run }: RunJournal, pin: Pin, durable: Journal, store: OwnedStore): Promise<RunOutcome | undefined> {
  if (run.pin === pin.hash) return undefined;
  if (run.pin === undefined) {
    durable.pin(pin);
    return undefined;
  }
  const changes = pinChanges((await store.pin(run.pin)) as PinBody, pin.body as PinBody);
  return { status: 'waiting', wait: { reason: `what it uses has changed since it began: ${changes.map(({ at }) => at).join(', ')}` } };
}

/** A revision that an older Trunkline took and this one cannot read: its runs fail, and the others go on. */
async function programOf(run: Run, programs: Programs): Promise<Program | RunOutcome> {
  try {
    return await programs.of(run);
  } catch (error) {
    if (isRecipeFault(error)) return { status: 'failed', error: errorJson(error) };
    throw error;
  }
}

/** Accounts that cannot be opened, as when the project has them no more, keep back the runs that need them, and no others. */
async function connectionsOf(run: Run, open: RunCircumstances['connections'], clock: Clock): Promise<Connections | RunOutcome> {
  try {
    return await open(run);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return { status: 'waiting', wait: { reason: messageOf(error), until: clock.now() + OPEN_AGAIN_MS } };
  }
}
