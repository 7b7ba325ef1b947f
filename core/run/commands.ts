import type { Clock } from '../ports/clock.js';
import type { CommandAnswer, Decision, OwnedStore, Retried, RunCommand } from '../ports/store/index.js';
import { counted } from '../text/counted.js';
import { errorJson } from './run-errors.js';
import { obeyTriggerCommand } from './trigger-commands.js';
import { wakeForMended } from './wake-for-mended.js';

export interface CommandPorts {
  readonly store: OwnedStore;
  readonly clock: Clock;
  /** Told that a person has looked after a connection, before the runs that wait for it are woken. */
  readonly mended?: (connection: string) => void;
  /** Told that runs were woken. */
  readonly woken?: () => void;
}

const AT_ONCE = 100;

const FAILED = 'The step has failed, as one that certainly did not happen: a retry of the run makes its call again.';

/** Does what people ask of runs, in the process that owns the store; what is under way here is cut off as well. */
export class CommandRunner {
  readonly #active = new Map<string, AbortController>();
  #obeying: Promise<void> = Promise.resolve();

  constructor(private readonly ports: CommandPorts) {}

  /** Executes a run so that a command can cut it off. */
  async during<T>(run: string, execute: (cancel: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#active.set(run, controller);
    try {
      return await execute(controller.signal);
    } finally {
      this.#active.delete(run);
    }
  }

  /** Obeys the commands that nobody has answered yet. */
  obey(): Promise<void> {
    this.#obeying = this.#obeying.then(() => this.#obeyOpen());
    return this.#obeying;
  }

  /** Looks for commands again and again, until what it gives is called, which throws what kept it from looking. @param onFailure Told of that at once. */
  watch(everyMs: number, onFailure: (error: unknown) => void = () => undefined): () => Promise<void> {
    let cancel = (): void => undefined;
    let stopped = false;
    let failure: { readonly error: unknown } | undefined;
    const again = (): void => {
      cancel = this.ports.clock.after(everyMs, () => {
        void this.obey().then(
          () => (stopped ? undefined : again()),
          (error: unknown) => {
            failure = { error };
            onFailure(error);
          },
        );
      });
    };
    again();
    return async () => {
      stopped = true;
      cancel();
      await this.#obeying.catch(() => undefined);
      if (failure) throw failure.error;
    };
  }

  async #obeyOpen(): Promise<void> {
    const { store, clock } = this.ports;
    for (const { number, command } of await store.openCommands(AT_ONCE)) {
      await store.answerCommand(number, await this.#answer(command), clock.now());
    }
  }

  async #answer(command: RunCommand): Promise<CommandAnswer> {
    try {
      return await this.#do(command);
    } catch (error) {
      const { code, message } = errorJson(error) as { readonly code: string; readonly message: string };
      if (code.startsWith('store_')) throw error;
      return { done: false, message };
    }
  }

  async #do(command: RunCommand): Promise<CommandAnswer> {
    const { store, clock } = this.ports;
    const { kind, run, reason, data } = command;
    const now = clock.now();
    const said = (done: boolean, message: string, otherwise: string): CommandAnswer => ({ done, message: done ? message : otherwise });
    switch (kind) {
      case 'cancel': {
        const done = await store.cancelRun(run, reason, now);
        this.#active.get(run)?.abort();
        return said(done, 'It is cancelled: no step of it begins any more.', 'It has ended already.');
      }
      case 'signal':
        return said(await store.signalRun(run, data as never, now), 'The signal is kept for the run.', 'The run has ended.');
      case 'resume': {
        const connection = (await store.run(run))?.wait?.connection;
        const done = await store.wakeRun(run, { reason, ...(data as object) }, now);
        if (done && connection !== undefined) {
          await store.liftBarriers(connection, 'suspended');
          await this.#mended(connection);
        }
        return said(done, 'It may go on. A call whose vendor said when to come back waits for that all the same.', 'It does not wait.');
      }
      case 'retry': {
        const retried = await store.retryRun(run, reason, now);
        return said(retried !== undefined, retriedText(retried), 'Nothing of it has failed.');
      }
      case 'resolve': {
        const { path, decision } = data as { readonly path: string; readonly decision: Decision };
        return said(
          await store.resolveStep(run, path, decision, now),
          decision.kind === 'failed' ? FAILED : 'The step is settled.',
          'The outcome of that step is not uncertain, or it was tried again since.',
        );
      }
      case 'start':
        return said(await store.startRun(data as never, now), 'It is started.', 'There is a run of this id.');
      case 'resume-connection': {
        const answer = await obeyTriggerCommand(store, { ...command, kind }, now);
        await this.#mended(run);
        return answer;
      }
      default:
        return obeyTriggerCommand(store, { ...command, kind }, now);
    }
  }

  /** Whatever waits for the connection goes on, wherever it is executed. */
  async #mended(connection: string): Promise<void> {
    const { store, clock, mended, woken } = this.ports;
    mended?.(connection);
    await wakeForMended({ store, clock }, { connection });
    woken?.();
  }
}

function retriedText({ steps, items }: Retried = { steps: 0, items: 0 }): string {
  if (steps + items === 0) return 'It goes on where it was.';
  const parts = [...(steps > 0 ? [counted(steps, 'step')] : []), ...(items > 0 ? [counted(items, 'item')] : [])];
  return `${parts.join(' and ')} ${steps + items === 1 ? 'is' : 'are'} tried again.`;
}
