import type { ListDocument } from 'trunkline/document';
import type { Page, Pages } from 'trunkline/sdk';
import { RetryableError } from 'trunkline/errors';
import { selector, type SlotCode } from '../../document/select.js';
import { usesCode } from '../../document/uses-code.js';
import type { StreamPage } from '../../ports/store/index.js';
import type { RecipeConnection } from '../../runtime/connection.js';
import type { Frame } from '../frame.js';
import { waitOf } from '../judge.js';
import type { LoopProgram } from '../program/program.js';
import { ListReadError } from './list-read-error.js';
import { keyText, type LoopItem, type LoopItems } from './loop-items.js';

type Source = NonNullable<LoopProgram['source']>;

/**
 * The records of a list, read page by page as the loop goes on: a page and the place behind it are in the journal before any item of it is begun, so it
 * is never read again, and no more than two pages are held.
 */
export function listItems(step: LoopProgram, source: Source, path: string, frame: Frame): LoopItems {
  return new ListItems(step, source, path, frame);
}

class ListItems implements LoopItems {
  isComplete = true;
  /** Items of each page that have no outcome yet. */
  readonly #open = new Map<number, number>();

  constructor(
    private readonly step: LoopProgram,
    private readonly source: Source,
    private readonly path: string,
    private readonly frame: Frame,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<LoopItem> {
    let last: StreamPage | undefined;
    for (const page of await this.frame.durable.stream.pages(this.path)) {
      yield* this.#items(page);
      last = page;
    }
    for (let tries = 1; !(last && this.#isLast(last)); tries += 1) {
      try {
        for await (const page of this.#read(last)) {
          yield* this.#items(page);
          last = page;
          tries = 1;
        }
        return;
      } catch (error) {
        await this.#waitBefore(tries, error);
      }
    }
  }

  async settled({ page }: LoopItem): Promise<void> {
    const left = (this.#open.get(page) ?? 0) - 1;
    this.#open.set(page, left);
    if (left === 0) await this.frame.durable.stream.endPage(this.path, page);
  }

  async *#items({ number, first, items }: StreamPage): AsyncGenerator<LoopItem> {
    const known = await this.frame.durable.stream.settled(
      this.path,
      items.map(({ key }) => key),
    );
    const open = items.flatMap(({ key, data }, place) => (known.has(key) ? [] : [{ key, data, index: first + place, page: number }]));
    this.#open.set(number, open.length);
    if (open.length === 0) await this.frame.durable.stream.endPage(this.path, number);
    yield* open;
  }

  async *#read(after: StreamPage | undefined): AsyncGenerator<StreamPage> {
    const { durable, host, deadline } = this.frame;
    const { uses, input, limit } = this.source;
    const connection = host.connections.get(uses.connection);
    if (!connection) throw new ListReadError(this.path, `there is no connection ${uses.connection}`);
    const keyOf = await keyReader(this.step, connection, uses.operation, this.frame);
    let { number, first } = after ? { number: after.number + 1, first: after.first + after.items.length } : { number: 0, first: 0 };
    const left = deadline.at - host.now();
    const pages = connection.list(uses.operation, await input(this.frame.scope), {
      ...(after?.resume !== undefined && { resume: after.resume }),
      ...(host.signal && { signal: host.signal }),
      ...(Number.isFinite(left) && { timeoutMs: Math.max(left, 1) }),
    });
    for await (const page of pages.pages()) {
      const items: { readonly key: string; readonly data: Keyed }[] = [];
      for (const data of page.records.slice(0, limit - first)) items.push({ key: await keyOf(data, first + items.length), data });
      const resume = first + items.length >= limit ? undefined : page.resume;
      const kept = await durable.stream.keepPage(this.path, {
        number,
        first,
        items: unique(items),
        ...(resume !== undefined && { resume }),
      });
      yield kept;
      number += 1;
      first += kept.items.length;
      if (resume === undefined) break;
    }
    this.#judge(pages);
  }

  /** Throws what stopped the reading when it is not to be tried again. What came of it is in the journal, and is not read again. */
  async #waitBefore(tries: number, error: unknown): Promise<void> {
    const { durable, host, deadline } = this.frame;
    const { retry } = this.source;
    if (!(error instanceof RetryableError) || !retry || tries >= retry.attempts) throw error;
    const waitMs = waitOf(error, tries, retry);
    durable.note(this.path, `reads on after ${waitMs} ms: ${error.message}`);
    const pause = await durable.sleep(Math.min(host.now() + waitMs, deadline.at), host.signal);
    if (pause !== 'over') throw error;
  }

  #isLast({ resume, first, items }: StreamPage): boolean {
    return resume === undefined || first + items.length >= this.source.limit;
  }

  #judge({ outcome }: Pages<unknown>): void {
    if (outcome?.status === 'incomplete' && outcome.reason !== 'stopped')
      throw new ListReadError(this.path, `it ended incomplete: ${outcome.reason}`);
    if (outcome?.caveat !== undefined) {
      this.isComplete = false;
      this.frame.durable.note(this.path, `the list may lack records: ${outcome.caveat}`);
    }
  }
}

type Keyed = Page<unknown>['records'][number];

/** The loop's own key, else the list's, else the place. */
async function keyReader(
  { key, as }: LoopProgram,
  connection: RecipeConnection,
  operation: string,
  { scope }: Frame,
): Promise<(record: Keyed, index: number) => string | Promise<string>> {
  if (key) return async (record, index) => keyText(await key({ ...scope, [as]: record, index })) ?? `#${index}`;
  const list = connection.document.operations[operation] as ListDocument | undefined;
  if (!list?.key) return (_record, index) => `#${index}`;
  const code: SlotCode = usesCode([list.key])
    ? await connection.slots()
    : (slot) => {
        throw new TypeError(`The slot ${slot} was not asked for.`);
      };
  const read = selector(list.key, code);
  return (record, index) => keyText(read(record)) ?? `#${index}`;
}

function unique<T extends { readonly key: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.toReversed().map((item) => [item.key, item])).values()].toReversed();
}
