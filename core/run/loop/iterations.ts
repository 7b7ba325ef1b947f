import { CancelledError, ConnectorError } from 'trunkline/errors';
import type { ItemOutcome } from '../../ports/store/index.js';
import { DONE, type Flow, STOPPED, together } from '../flow.js';
import { type Frame, innerFrame } from '../frame.js';
import type { LoopProgram } from '../program/program.js';
import { cancelled, errorJson, isRecipeFault } from '../run-errors.js';
import { isOver } from '../deadline.js';
import type { LoopItem, LoopItems } from './loop-items.js';
import { sourceWait } from './source-wait.js';

/** Runs the iterations of one loop, some at once. */
export class Iterations {
  readonly #flows: Flow[] = [];
  #ended = false;

  constructor(
    private readonly step: LoopProgram,
    private readonly path: string,
    private readonly frame: Frame,
    private readonly items: LoopItems,
  ) {}

  /** `done` when every item has an outcome. */
  async run(): Promise<Flow> {
    const source = this.items[Symbol.asyncIterator]();
    const turn = oneAtATime(() => source.next());
    const work = async (): Promise<void> => {
      for (;;) {
        if (this.#ended || this.frame.host.stop?.aborted || this.frame.isAbandoned()) return;
        if (isOver(this.frame)) return this.#end({ kind: 'expired', owner: this.frame.deadline.owner });
        const next = await turn();
        if (next.done) return;
        await this.#iterate(next.value);
      }
    };
    const guarded = (): Promise<void> => work().catch((error: unknown) => this.#end(this.#sourceFlow(error)));
    await Promise.all(Array.from({ length: this.step.maxParallel }, guarded));
    await source.return?.();
    if (this.#flows.length > 0) return together(this.#flows);
    return this.frame.host.stop?.aborted || this.frame.isAbandoned() ? STOPPED : DONE;
  }

  async #iterate(item: LoopItem): Promise<void> {
    const place = `${this.path}[${JSON.stringify(item.key)}]`;
    const durable = await this.frame.durable.scope(place);
    const frame = innerFrame(
      this.frame,
      { durable, prefix: `${place}.`, isAbandoned: () => this.#ended || this.frame.isAbandoned() },
      { [this.step.as]: item.data, index: item.index },
    );
    const flow = await frame.run(this.step.steps, frame);
    const outcome = outcomeOf(flow);
    if (!outcome) {
      if (flow.kind === 'stopped' && this.#ended) return;
      return this.#hold(flow);
    }
    const collected = outcome.status === 'succeeded' && this.step.collect ? { collected: await this.step.collect(frame.scope) } : {};
    await durable.flush();
    await this.frame.durable.stream.settle({
      loop: this.path,
      key: item.key,
      page: item.page,
      index: item.index,
      ...outcome,
      ...collected,
    });
    if (outcome.status === 'failed' && this.step.onError === 'continue') this.frame.durable.note(place, 'failed, and the loop goes on');
    else if (flow.kind !== 'done' && !(flow.kind === 'uncertain' && this.step.onError === 'continue')) return this.#end(flow);
    await this.items.settled(item);
  }

  /** An item that waits keeps its place among those at once; anything else ends the loop for now. */
  #hold(flow: Flow): void {
    if (flow.kind === 'waiting') this.#flows.push(flow);
    else this.#end(flow);
  }

  #end(flow: Flow): void {
    this.#ended = true;
    this.#flows.push(flow);
  }

  /** What it means that the items themselves could not be had. Throws what is not the source's fault. */
  #sourceFlow(error: unknown): Flow {
    const { host } = this.frame;
    if (host.stop?.aborted) return STOPPED;
    if (host.signal?.aborted || error instanceof CancelledError) return { kind: 'cancelled', error: cancelled() };
    if (isOver(this.frame)) return { kind: 'expired', owner: this.frame.deadline.owner };
    const wait = sourceWait(error, this.path, this.step.source, host);
    if (wait) return { kind: 'waiting', wait };
    if (isRecipeFault(error) || (ConnectorError.is(error) && !error.code.startsWith('store_')))
      return { kind: 'failed', error: errorJson(error) };
    throw error;
  }
}

function outcomeOf(flow: Flow): Pick<ItemOutcome, 'status' | 'error'> | undefined {
  if (flow.kind === 'done') return { status: 'succeeded' };
  return flow.kind === 'failed' || flow.kind === 'uncertain' ? { status: flow.kind, error: flow.error } : undefined;
}

/** Calls that overlap are made one after the other. */
function oneAtATime<T>(call: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(call);
    last = next.catch(() => undefined);
    return next;
  };
}
