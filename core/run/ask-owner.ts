import type { Clock } from '../ports/clock.js';
import type { CommandAnswer, OwnedStore, RunCommand, Store } from '../ports/store/index.js';
import { StoreError } from '../store/store-error.js';
import { CommandRunner } from './commands.js';
import { holdLease, type LeaseClaim } from './hold-lease.js';
import { cancelled } from './run-errors.js';

export interface AskPorts {
  readonly store: Store;
  readonly clock: Clock;
  /** Who we are, where nobody else owns the store. */
  readonly claim: LeaseClaim;
  /** Workers of an engine execute runs, whether or not one of them owns this: what is cancelled is theirs to end. */
  readonly byEngine?: boolean;
}

export interface OwnerAnswer extends CommandAnswer {
  /** True when a process that owns the store has obeyed, and goes on from there; false when we did, since there was none. */
  readonly byOwner: boolean;
}

const EVERY_MS = 100;
/** Twenty times as long as an owner takes between two looks. */
const PATIENCE_MS = 10_000;

/**
 * Has a command obeyed by whoever owns the store, and tells the answer. Where nobody does, we take the lease for as long as that takes. The command is
 * on disk before anything else, so it is obeyed even if we die.
 *
 * @throws StoreError `store_silent` when the owner does not answer.
 */
export async function askOwner(ports: AskPorts, command: RunCommand, signal?: AbortSignal): Promise<OwnerAnswer> {
  const [answer] = await askOwnerAll(ports, [command], signal);
  return answer!;
}

/** The same of several commands, which the owner has before it together; their answers in their order. */
export async function askOwnerAll(ports: AskPorts, commands: readonly RunCommand[], signal?: AbortSignal): Promise<readonly OwnerAnswer[]> {
  const { store, clock } = ports;
  const numbers = await Promise.all(commands.map((command) => store.command(command, clock.now())));
  const answers = new Map<number, OwnerAnswer>();
  let patience = clock.monotonic() + PATIENCE_MS;
  let byOwner = true;
  for (;;) {
    const before = answers.size;
    for (const number of numbers) {
      const answer = answers.has(number) ? undefined : await store.commandAnswer(number);
      if (answer) answers.set(number, { ...answer, byOwner });
    }
    if (answers.size === numbers.length) return numbers.map((number) => answers.get(number)!);
    if (answers.size > before) patience = clock.monotonic() + PATIENCE_MS;
    if (await obeyOurselves(ports, commands)) byOwner = false;
    else if (clock.monotonic() >= patience) throw silent(await store.holderOf(ports.claim.name));
    else await clock.sleep(EVERY_MS, signal);
  }
}

/** False while another owns the store. */
async function obeyOurselves({ store, clock, claim, byEngine = false }: AskPorts, commands: readonly RunCommand[]): Promise<boolean> {
  const held = await holdLease(store, clock, claim);
  if (!held) return false;
  try {
    await new CommandRunner({ store: held.store, clock }).obey();
    for (const { kind, run } of commands) if (kind === 'cancel' && !byEngine) await endCancelled(held.store, run, clock.now());
    return true;
  } finally {
    await held.release();
  }
}

/** Nobody executes the run who would end it. */
async function endCancelled(store: OwnedStore, id: string, now: number): Promise<void> {
  if (!(await store.run(id))?.cancelled) return;
  const journal = await store.openRun(id, now);
  await journal?.end('cancelled', { error: cancelled() }, now);
}

const silent = (holder = 'another process'): StoreError =>
  new StoreError(
    'store_silent',
    `${holder} owns the store and has not answered for ${PATIENCE_MS / 1000} seconds.`,
    'What was asked stays in the store, and is done when its owner looks again, or the next one. See whether that process still works.',
  );
