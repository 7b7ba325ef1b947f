import type { ConnectorDocument } from 'trunkline/document';
import type { Page, Pages, PagesOutcome, UnexpectedResponseError } from 'trunkline/sdk';
import type { SlotCode } from '../../../core/document/select.js';
import type { FileSource } from '../../../core/http/file-source.js';
import type { CallOptions, FileAnswer, ListOptions, RecipeConnection } from '../../../core/runtime/connection.js';

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
  readonly tellsBeforeEffect = true;
  readonly effects: Effect[] = [];
  readonly calls: (Effect & { readonly resumed: boolean })[] = [];
  readonly readings: Readonly<Record<string, unknown>>[] = [];
  /** Places of the pages that were read, in order. */
  readonly pagesRead: number[] = [];
  readonly handlers: Record<string, Handler> = {};
  lister: Lister = () => [];
  /** Records that are not of their class. */
  readonly invalid = new Map<unknown, UnexpectedResponseError>();
  code: SlotCode = (slot) => {
    throw new Error(`No code for ${slot}.`);
  };
  /** What a call waits for before anything of it leaves. */
  room: (operation: string, options: CallOptions) => Promise<void> = () => Promise.resolve();
  /** Called around every call: where a test crashes. */
  point: (name: string) => void = () => undefined;

  constructor(
    readonly document: ConnectorDocument,
    id = 'acme-1',
  ) {
    this.id = id;
  }

  async call(operation: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    const kind = this.document.operations[operation]?.effect.kind;
    if (kind !== 'read') {
      await this.room(operation, options);
      await options.beforeEffect?.();
    }
    this.point(`${operation}.before`);
    const effect = { operation, input, key: options.key };
    this.calls.push({ ...effect, resumed: options.resumed === true });
    const same = kind === 'keyed' || (kind === 'lookup' && options.resumed === true);
    const handler = this.handlers[operation];
    const output = handler ? await handler(input, options) : { id: this.effects.length + 1, echo: input };
    const done = same && this.effects.some((other) => other.operation === operation && other.key === options.key);
    if (!done && kind !== 'read') this.effects.push(effect);
    await Promise.resolve();
    this.point(`${operation}.after`);
    return output;
  }

  list(_operation: string, input: unknown, options: ListOptions = {}): Pages<unknown> {
    const query = input as Readonly<Record<string, unknown>>;
    this.readings.push(query);
    const script = [...this.lister(query)];
    for (const record of script.flatMap((entry) => (Array.isArray(entry) ? (entry as unknown[]) : []))) {
      const fault = this.invalid.get(record);
      if (fault) options.onInvalid?.(record, fault);
    }
    return new FakePages(script, Number(options.resume ?? 0), (page) => {
      this.point('page');
      options.onRequest?.();
      this.pagesRead.push(page);
    });
  }

  async download(operation: string, input: unknown, options: CallOptions = {}): Promise<FileAnswer> {
    const answer = await this.call(operation, input, options);
    return {
      name: 'file.bin',
      body: (async function* () {
        yield Buffer.from(JSON.stringify(answer));
      })(),
    };
  }

  async upload(operation: string, input: unknown, file: FileSource | Uint8Array, options: CallOptions = {}): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    if (!(file instanceof Uint8Array)) for await (const chunk of file.open(new AbortController().signal)) chunks.push(chunk);
    return this.call(operation, { ...(input as object), file: Buffer.concat(chunks).toString() }, options);
  }

  async slots(): Promise<SlotCode> {
    return this.code;
  }

  of(operation: string): readonly Effect[] {
    return this.effects.filter((effect) => effect.operation === operation);
  }
}

/** Pages of a script, from one of them on; `resume` is the place of the next. */
class FakePages implements Pages<unknown> {
  outcome: PagesOutcome | undefined;

  constructor(
    private readonly script: readonly (readonly unknown[] | Error | PagesOutcome)[],
    private readonly from: number,
    private readonly point: (page: number) => void,
  ) {}

  async *pages(): AsyncGenerator<Page<unknown>> {
    let index = 0;
    for (const [place, entry] of this.script.entries()) {
      if (place < this.from) continue;
      await Promise.resolve();
      this.point(place);
      if (entry instanceof Error) throw entry;
      if ('status' in entry) {
        this.outcome = entry;
        return;
      }
      const isLast = place === this.script.length - 1;
      if (isLast) this.outcome = { status: 'complete', pages: index + 1, records: 0 };
      yield { records: entry, index: index++, ...(!isLast && { resume: String(place + 1) }) };
    }
    this.outcome ??= { status: 'complete', pages: index, records: 0 };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator {
    for await (const page of this.pages()) yield* page.records;
  }
}
