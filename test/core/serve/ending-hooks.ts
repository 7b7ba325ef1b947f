import type { AnyConnection } from '../../../core/runtime/connection.js';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import type { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { boundSubscriptions, planSubscriptions } from '../../../core/trigger/webhook/subscription-plan.js';
import type { HookedRecipe } from '../../../core/webhook/listener.js';
import { connector, trigger } from '../support/documents.js';

export const HOOK_URL = 'https://a.example/hooks/shop';
const ASKED_MS = 5 * 3_600_000;

interface Hook {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly place?: string;
  until: string;
}

interface Options {
  /** What the vendor gives. */
  readonly lifeMs: number;
  readonly renews?: boolean;
  /** Webhooks are asked for in each of them by itself. */
  readonly places?: readonly string[];
  /** How the end is written. */
  readonly end?: (ms: number) => string;
}

const path = (...names: readonly string[]) => ({ path: names });

/** A made-up vendor, in memory: its webhooks end after a while, and are listed until they are deleted. */
export class EndingHooks {
  id = 'shop';
  readonly hooks: Hook[] = [];
  readonly calls: string[] = [];
  /** What renewals were asked with. */
  readonly renewals: unknown[] = [];
  /** When renewals were tried. */
  readonly tries: number[] = [];
  /** Whether there was an instant without any, since the first was made. */
  hadNone = false;
  /** What becomes of a renewal: an error, or nothing is done. */
  onRenew: () => Error | 'nothing' | undefined = () => undefined;
  /** What becomes of a deletion. */
  onDelete: () => Error | undefined = () => undefined;
  /** What becomes of asking a place for its webhooks. */
  onList: (place: string | undefined) => Error | undefined = () => undefined;
  #last = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly options: Options,
  ) {}

  /** One that somebody else made. */
  add(url: string): void {
    this.#call('create', { url, name: 'other' });
  }

  get delivers(): boolean {
    return this.hooks.some(({ until }) => Date.parse(until) > this.clock.now());
  }

  get connection(): AnyConnection {
    const document = {
      list: 'list',
      create: 'create',
      delete: 'delete',
      input: { url: path('url'), name: path('name') },
      ref: { id: path('id') },
      url: path('url'),
      name: path('name'),
      expires: { at: path('until'), unit: 'iso-8601' as const, askMs: ASKED_MS },
      ...(this.options.places && { places: 'places', scope: { place: path('place') } }),
      ...(this.options.renews && { renew: 'renew', renewal: { until: path('expires') } }),
    };
    const plan = planSubscriptions(document, () => () => undefined);
    const webhook = { event: ['order.created'], record: path(), key: path('id') };
    return {
      id: this.id,
      document: {
        ...connector({ newOrder: { ...trigger(), webhook } }),
        webhooks: { verify: { kind: 'slot', slot: 's' }, maxBytes: 1, subscriptions: document },
      },
      subscriptions: async () => boundSubscriptions(plan, {}),
      list: (operation: string, input: Partial<Hook>) => (operation === 'places' ? this.#places() : this.#list(input)),
      call: async (operation: string, input: Partial<Hook>) => this.#call(operation, input),
    } as unknown as AnyConnection;
  }

  async *#places(): AsyncGenerator<string> {
    yield* this.options.places ?? [];
  }

  async *#list({ place }: Partial<Hook>): AsyncGenerator<Hook> {
    const refusal = this.onList(place);
    if (refusal) throw refusal;
    yield* this.hooks.filter((hook) => hook.place === place).map((hook) => ({ ...hook }));
  }

  #call(operation: string, input: Partial<Hook>): void {
    this.calls.push(operation);
    const { lifeMs, end = (ms) => new Date(ms).toISOString() } = this.options;
    const until = end(this.clock.now() + lifeMs);
    const place = input.place !== undefined && { place: input.place };
    if (operation === 'create') this.hooks.push({ id: ++this.#last, url: input.url!, name: input.name!, ...place, until });
    const at = this.hooks.findIndex(({ id }) => id === input.id);
    if (operation === 'delete') {
      const refusal = this.onDelete();
      if (refusal) throw refusal;
      this.hooks.splice(at, 1);
      this.hadNone ||= this.hooks.length === 0;
    }
    if (operation !== 'renew') return;
    this.tries.push(this.clock.now());
    this.renewals.push(input);
    const outcome = this.onRenew();
    if (outcome instanceof Error) throw outcome;
    if (outcome === undefined) this.hooks[at]!.until = until;
  }
}

/** A recipe that is told of its orders. */
export function listening({ connection }: EndingHooks): HookedRecipe {
  const text = 'name: intake\nconnections: { shop: shop }\non: [{ id: order, uses: shop.newOrder }]\nsteps: [{ set: { n: 1 } }]\n';
  return { recipe: parseRecipe('recipe.yaml', text).recipe!, connections: new Map([['shop', connection]]) };
}
