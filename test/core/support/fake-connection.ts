import type { ConnectorDocument } from 'trunkline/document';
import type { Page, Pages, PagesOutcome } from 'trunkline/sdk';
import type { SlotCode } from '../../../core/document/select.js';
import type { RecipeConnection, CallOptions, ListOptions } from '../../../core/runtime/connection.js';

/** One thing that really happened at the vendor. */
export interface Effect {
  readonly operation: string;
  readonly input: unknown;
  readonly key: string | undefined;
}

type Handler = (input: unknown, options: CallOptions) => unknown;
type Lister = (input: Readonly<Record<string, unknown>>) => Iterable<readonly unknown[] | Error | PagesOutcome>;

/** A connection whose vendor lives in memory and remembers what was done to it. */
export class FakeConnection implements RecipeConnection {
  readonly id: string;
  readonly effects: Effect[] = [];
  readonly calls: (Effect & { readonly resumed: boolean })[] = [];
  readonly readings: Readonly<Record<string, unknown>>[] = [];
  readonly handlers: Record<string, Handler> = {};
  lister: Lister = () => [];
  code: SlotCode = (slot) => {
    throw new Error(`No code for ${slot}.`);
  };
  /** Called around every call: where a test crashes. */
  point: (name: string) => void = () => undefined;

  constructor(
    readonly document: ConnectorDocument,
    id = 'acme-1',
  ) {
    this.id = id;
  }

  async call(operation: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    this.point(`${operation}.before`);
    const effect = { operation, input, key: options.key };
    this.calls.push({ ...effect, resumed: options.resumed === true });
    const kind = this.document.operations[operation]?.effect.kind;
    const same = kind === 'keyed' || (kind === 'lookup' && options.resumed === true);
    const handler = this.handlers[operation];
    const output = handler ? await handler(input, options) : { id: this.effects.length + 1, echo: input };
    const done = same && this.effects.some((other) => other.operation === operation && other.key === options.key);
    if (!done && kind !== 'read') this.effects.push(effect);
    await Promise.resolve();
    this.point(`${operation}.after`);
    return output;
  }

  list(_operation: string, input: unknown, _options?: ListOptions): Pages<unknown> {
    const query = input as Readonly<Record<string, unknown>>;
    this.readings.push(query);
    return new FakePages(this.lister(query), () => this.point('page'));
  }

  async slots(): Promise<SlotCode> {
    return this.code;
  }

  of(operation: string): readonly Effect[] {
    return this.effects.filter((effect) => effect.operation === operation);
  }
}

class FakePages implements Pages<unknown> {
  outcome: PagesOutcome | undefined;

  constructor(
    private readonly script: ReturnType<Lister>,
    private readonly point: () => void,
  ) {}

  async *pages(): AsyncGenerator<Page<unknown>> {
    let index = 0;
    for (const entry of this.script) {
      await Promise.resolve();
      this.point();
      if (entry instanceof Error) throw entry;
      if ('status' in entry) {
        this.outcome = entry;
        return;
      }
      yield { records: entry, index: index++ };
    }
    this.outcome = { status: 'complete', pages: index, records: 0 };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator {
    for await (const page of this.pages()) yield* page.records;
  }
}
