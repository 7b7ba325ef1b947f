import { NetworkFault } from '../../../http/network-fault.js';
import { CALL_KEY } from '../fixtures/exchange.js';
import type { ActionFixture } from '../fixtures/operation.js';
import { isFor } from './compare-request.js';
import type { SentRequest } from './sent-request.js';
import type { Reply, Vendor } from './switchboard.js';

/**
 * When the vendor fails: before the request is sent, while it is, or after the vendor has acted. `refused` is an answer by which it did
 * nothing, `failed` one after which nobody knows.
 */
export const MOMENTS = ['before', 'during', 'after', 'refused', 'failed'] as const;
export type Moment = (typeof MOMENTS)[number];

/** A vendor that fails once at a chosen moment and keeps an account of what it has done. */
export class EffectVendor {
  /** What happened at the vendor, by what tells its effects apart. */
  readonly #effects: string[] = [];
  #struck = false;

  constructor(
    private readonly fixture: ActionFixture,
    private readonly moment: Moment,
  ) {}

  /** How often the action took effect. */
  get effects(): number {
    return this.#effects.length;
  }

  readonly answer: Vendor = (request) => {
    const { exchanges, lookup } = this.fixture;
    if (lookup && isFor(request, lookup.happened)) return this.effects > 0 ? lookup.happened.answer : lookup.missing.answer;
    const [strike] = exchanges.filter((exchange) => !isRead(exchange.request));
    const alike = exchanges.filter((exchange) => isFor(request, exchange));
    // What is asked for until it has ended, has ended.
    const at = (isRead(request.method) ? alike.at(-1) : alike[0]) ?? strike ?? exchanges[0]!;
    if (this.#struck || at !== (strike ?? exchanges[0])) return this.#act(request, at.answer);
    this.#struck = true;
    return this.#fail(request, at.answer);
  };

  #fail(request: SentRequest, answer: Reply): Reply {
    if (this.moment === 'before') return new NetworkFault('refused', 'made up: nothing was sent', false);
    if (this.moment === 'refused') return { status: 429, headers: { 'retry-after': '1' } };
    if (this.moment === 'after' || this.moment === 'failed') this.#act(request, answer);
    return this.moment === 'failed' ? { status: 500 } : new NetworkFault('reset', 'made up: the connection broke', true);
  }

  #act(request: SentRequest, answer: Reply): Reply {
    if (isRead(request.method) || this.fixture.repeat === 'read') return answer;
    const same = this.fixture.repeat === 'idempotent' ? 'the same state' : this.#keyOf(request);
    if (same === undefined || !this.#effects.includes(same)) this.#effects.push(same ?? `effect ${this.effects}`);
    return answer;
  }

  /** The key, where the vendor documents one and the request has it there. */
  #keyOf({ headers }: SentRequest): string | undefined {
    if (this.fixture.repeat !== 'keyed') return undefined;
    const named = this.fixture.exchanges.flatMap((exchange) => Object.entries(exchange.headers ?? {}));
    const [name] = named.find(([, value]) => value === CALL_KEY) ?? [];
    return name === undefined ? undefined : headers[name];
  }
}

function isRead(request: string): boolean {
  return /^(?:GET|HEAD)\b/.test(request);
}
