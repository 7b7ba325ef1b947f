import type { ConnectorDocument, EffectDocument } from 'trunkline/document';
import {
  AuthenticationError,
  CancelledError,
  type ConnectorError,
  InvalidInputError,
  RateLimitError,
  UnavailableError,
  UncertainError,
} from 'trunkline/errors';
import type { Page, Pages, PagesOutcome } from 'trunkline/sdk';
import type { SlotCode } from '../../../core/document/select.js';
import type { CallOptions, ListOptions, RecipeConnection } from '../../../core/runtime/connection.js';
import { action, connector, list, trigger } from '../../core/support/documents.js';
import type { SeededRandom } from './seeded-random.js';
import type { Turns } from './turns.js';

export const SIM_DOCUMENT: ConnectorDocument = connector({
  look: action({ kind: 'read' }),
  put: action({ kind: 'idempotent' }),
  pay: action({ kind: 'keyed', header: 'Key' }),
  find: action({ kind: 'lookup', slot: 'find' }),
  send: action({ kind: 'unsafe' }),
  listOrders: list({ key: { path: ['id'] }, order: 'oldest-first' }),
  listEvents: list({ key: { path: ['id'] }, order: 'oldest-first' }),
  newEvent: trigger({ list: 'listEvents' }),
});

type EffectKind = EffectDocument['kind'];

/** One thing that really happened. */
export interface SimEffect {
  readonly operation: string;
  /** What was asked for: the same for every attempt, another one for every step and item of every run. */
  readonly what: string;
  readonly key: string;
  readonly by: string;
}

/** What a call comes to, drawn once for each attempt. */
type Fate = 'done' | 'slow' | 'limited' | 'refused' | 'answer lost' | 'never arrived' | 'unauthorized';

const FATES: readonly Fate[] = ['slow', 'limited', 'refused', 'answer lost', 'answer lost', 'never arrived', 'unauthorized'];
const PAGE = 3;

export interface VendorWatch {
  /** A call has to wait before anything of it leaves. */
  onRoom(process: string, operation: string, input: unknown, options: CallOptions): void;
  /** A call leaves the process. */
  onCall(process: string, operation: string, input: unknown, options: CallOptions): void;
  /** Records from `first` up to `end` of a loop's list leave the vendor. */
  onPage(process: string, input: Readonly<Record<string, unknown>>, first: number, end: number): void;
}

/** A vendor that honours what its document declares, over a network that does not. It outlives every process. */
export class SimVendor {
  readonly effects: SimEffect[] = [];
  /** What triggers find: its newest events last. */
  readonly events: Readonly<Record<string, unknown>>[] = [];
  /** Share of calls that go wrong. */
  faults = 0.3;
  readonly #tries = new Map<string, number>();

  constructor(
    private readonly random: SeededRandom,
    private readonly turns: Turns,
    private readonly watch: VendorWatch,
  ) {}

  connection(process: string, keyOf: (key: string, call: number) => string): RecipeConnection {
    let calls = 0;
    return {
      id: 'acme-1',
      document: SIM_DOCUMENT,
      tellsBeforeEffect: true,
      call: async (operation, input, options = {}) => {
        if (SIM_DOCUMENT.operations[operation]!.effect.kind !== 'read') {
          await this.#room(process, operation, input, options);
          await options.beforeEffect?.();
        }
        this.watch.onCall(process, operation, input, options);
        return this.#call(process, operation, input, { ...options, key: keyOf(options.key ?? '', calls++) });
      },
      list: (operation, input, options = {}) =>
        new SimPages((from) => this.#page(process, operation, input, from, options), options.resume),
      slots: (): Promise<SlotCode> => Promise.reject(new Error('The simulated connector has no code.')),
      download: () => Promise.reject(new Error('The simulated connector has no files.')),
      upload: () => Promise.reject(new Error('The simulated connector takes no files.')),
    };
  }

  /** True when the vendor will never take this, however often it is asked. */
  rejects(what: string): boolean {
    return this.faults > 0 && this.random.stream(`reject ${what}`).chance(0.04);
  }

  /** Some calls wait until the quota has room. */
  async #room(process: string, operation: string, input: unknown, options: CallOptions): Promise<void> {
    const what = `${operation} ${JSON.stringify(input)}`;
    const random = this.random.stream(`room ${what} ${this.#tries.get(what) ?? 0}`);
    if (!random.chance(this.faults / 2)) return;
    this.turns.tell(process, `waits before it calls ${what}`);
    this.watch.onRoom(process, operation, input, options);
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => reject(new CancelledError(`${what} was stopped before it left.`, { notAccepted: options.resumed !== true }));
      if (options.signal?.aborted) return stop();
      options.signal?.addEventListener('abort', stop, { once: true });
      this.turns.after(random.between(100, 20_000), process, '', resolve);
    });
  }

  async #call(process: string, operation: string, input: unknown, options: CallOptions): Promise<unknown> {
    const what = `${operation} ${JSON.stringify(input)}`;
    const { kind } = SIM_DOCUMENT.operations[operation]!.effect;
    const key = options.key!;
    const answer = { id: what };
    if (options.signal?.aborted) throw new CancelledError(`${what} was stopped before it began.`);
    if (options.resumed && kind === 'unsafe') throw new UncertainError(`${what} was begun before.`);
    if (options.resumed && kind === 'lookup' && (await this.#turn('', () => this.#isDone(operation, key)))) return answer;
    const fate = this.#fate(what);
    this.turns.tell(process, `calls ${what}: ${fate}`);
    if (fate === 'unauthorized') throw new AuthenticationError('The token is not known.');
    return new Promise((resolve, reject) => {
      const lost = (): void => reject(unclear(kind, what));
      const giveUp = this.turns.after(options.timeoutMs ?? 300_000, process, '', lost);
      options.signal?.addEventListener('abort', () => reject(stopped(kind, what)), { once: true });
      const answerWith = (settle: () => void): void => {
        const ms = fate === 'slow' ? this.random.between(1_000, 90_000) : this.random.below(40);
        this.turns.after(ms, process, '', () => {
          giveUp();
          settle();
        });
      };
      this.turns.add('net', '', () => {
        const refusal = this.#refusal(fate, what);
        if (refusal) return answerWith(() => reject(refusal));
        if (fate === 'never arrived') return answerWith(lost);
        this.#do({ operation, what, key, by: process }, kind);
        answerWith(fate === 'answer lost' ? lost : () => resolve(answer));
      });
    });
  }

  #refusal(fate: Fate, what: string): ConnectorError | undefined {
    if (fate === 'limited') return new RateLimitError('Too many calls.', { retryAfterMs: this.random.between(100, 90_000) });
    if (fate === 'refused') return new UnavailableError('The vendor is closed.', { notAccepted: true });
    return this.rejects(what) ? new InvalidInputError('The vendor will not take this.') : undefined;
  }

  #do(effect: SimEffect, kind: EffectKind): void {
    if (kind === 'read' || (kind === 'keyed' && this.#isDone(effect.operation, effect.key))) return;
    this.effects.push(effect);
    this.turns.tell('vendor', `does ${effect.what}`);
  }

  #isDone(operation: string, key: string): boolean {
    return this.effects.some((effect) => effect.operation === operation && effect.key === key);
  }

  #fate(what: string): Fate {
    const tries = (this.#tries.get(what) ?? 0) + 1;
    this.#tries.set(what, tries);
    const random = this.random.stream(`${what} ${tries}`);
    return random.chance(this.faults) ? random.pick(FATES) : 'done';
  }

  async #page(
    process: string,
    operation: string,
    input: unknown,
    first: number,
    { signal }: ListOptions,
  ): Promise<Page<unknown> | undefined> {
    const what = `${operation} ${JSON.stringify(input)}`;
    if (signal?.aborted) throw new CancelledError(`${what} was stopped.`);
    const fate = this.#fate(`${what} ${first}`);
    await this.#turn(process, () => undefined);
    if (fate !== 'done' && fate !== 'slow') throw new UnavailableError('No page came.');
    const { size = 0, created_after: since = '' } = input as { readonly size?: number; readonly created_after?: string };
    const newer = (event: Readonly<Record<string, unknown>>): boolean => String(event['created_at']) >= since;
    const all = operation === 'listEvents' ? this.events.filter(newer) : Array.from({ length: size }, (_, id) => ({ id }));
    const records = all.slice(first, first + PAGE);
    if (operation === 'listOrders') this.watch.onPage(process, input as Readonly<Record<string, unknown>>, first, first + PAGE);
    this.turns.tell(process, `reads ${what} from ${first}: ${records.length}`);
    return { records, index: Math.floor(first / PAGE), ...(first + PAGE < all.length && { resume: String(first + PAGE) }) };
  }

  #turn<T>(owner: string, value: () => T): Promise<T> {
    return new Promise((resolve) => this.turns.add(owner === '' ? 'net' : owner, '', () => resolve(value())));
  }
}

function unclear(kind: EffectKind, what: string): ConnectorError {
  if (kind === 'unsafe' || kind === 'lookup') return new UncertainError(`${what} may have happened.`);
  return new UnavailableError('No answer came.');
}

function stopped(kind: EffectKind, what: string): ConnectorError {
  if (kind === 'unsafe' || kind === 'lookup') return new UncertainError(`${what} was stopped and may have happened.`);
  return new CancelledError(`${what} was stopped.`);
}

class SimPages implements Pages<unknown> {
  outcome: PagesOutcome | undefined;

  constructor(
    private readonly read: (first: number) => Promise<Page<unknown> | undefined>,
    private readonly resume: string | undefined,
  ) {}

  async *pages(): AsyncGenerator<Page<unknown>> {
    let records = 0;
    for (let next: string | undefined = this.resume ?? '0', pages = 1; next !== undefined; pages++) {
      const page: Page<unknown> | undefined = await this.read(Number(next));
      if (!page) return;
      next = page.resume;
      records += page.records.length;
      if (next === undefined) this.outcome = { status: 'complete', pages, records };
      yield page;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator {
    for await (const page of this.pages()) yield* page.records;
  }
}
