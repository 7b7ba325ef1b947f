import type { ConnectorDocument, PollDocument } from 'trunkline/document';
import { UnavailableError } from 'trunkline/errors';
import type { Page, Pages, PagesOutcome } from 'trunkline/sdk';
import type { ListOptions, RecipeConnection } from '../../../core/runtime/connection.js';
import { connector, list, trigger } from '../../core/support/documents.js';
import type { SeededRandom } from '../world/seeded-random.js';
import { START } from '../world/sim-clock.js';
import type { Turns } from '../world/turns.js';

export interface ModelRecord {
  readonly id: number;
  /** Second in which it was made; several share one. */
  readonly made: number;
  /** Second in which it last changed. */
  readonly changed: number;
  readonly content: number;
}

/** How a vendor's list is, and what a trigger over it says of that. */
export interface Way {
  readonly poll: Partial<PollDocument>;
  readonly sorts: (a: ModelRecord, b: ModelRecord) => number;
  /** Seconds after its own time in which a record may still appear. */
  readonly late: number;
  /** The vendor's pages are found by a token, and do not move. */
  readonly steady?: true;
}

const NONE = { cursor: undefined, cursorType: undefined, overlap: undefined, since: undefined } as const;
const LATE = 40;
const oldest = (a: ModelRecord, b: ModelRecord): number => a.made - b.made;
const newest = (a: ModelRecord, b: ModelRecord): number => b.made - a.made;
const lastChanged = (a: ModelRecord, b: ModelRecord): number => b.changed - a.changed;
const byId = (a: ModelRecord, b: ModelRecord): number => a.id - b.id;

export const WAYS: Readonly<Record<string, Way>> = {
  'a filter by time': { poll: { overlap: LATE * 1000 }, sorts: oldest, late: LATE },
  'a filter by time, which tells no record late': { poll: { overlap: 0 }, sorts: oldest, late: 0 },
  'a filter by time over a list without order': {
    poll: { overlap: LATE * 1000, order: 'none' },
    sorts: (a, b) => (a.id % 7) - (b.id % 7),
    late: LATE,
  },
  'a filter by id': { poll: { cursor: { path: ['id'] }, cursorType: 'number', since: 'shop', overlap: 0 }, sorts: byId, late: 0 },
  'newest first': { poll: { since: undefined, order: 'newest-first', overlap: LATE * 1000 }, sorts: newest, late: LATE },
  'newest first, which tells no record late': { poll: { since: undefined, order: 'newest-first', overlap: 0 }, sorts: newest, late: 0 },
  'newest first by changes': {
    poll: { since: undefined, order: 'newest-first', cursor: { path: ['changed_at'] }, overlap: LATE * 1000 },
    sorts: lastChanged,
    late: 0,
  },
  'newest first without a time': { poll: { ...NONE, order: 'newest-first' }, sorts: (a, b) => b.id - a.id, late: 0 },
  'changes of content': { poll: { ...NONE, order: 'none', detects: 'changes' }, sorts: byId, late: 0 },
  differences: { poll: { ...NONE, order: 'none', detects: 'differences' }, sorts: byId, late: 0 },
  'a continuation': { poll: { ...NONE, order: 'oldest-first', continues: true }, sorts: byId, late: 0, steady: true },
};

const PAGE = 3;
/** Readings between two disturbances: of them two began after the first one. */
const UNDISTURBED = 3;
/** Of so many records one changes or goes: those on the pages that are read. */
const RECENT = 12;
const iso = (second: number): string => new Date(START + second * 1000).toISOString();

export interface VendorBug {
  readonly poll?: Partial<PollDocument>;
  /** Says nothing of records that may be missed. */
  readonly silent?: true;
  /** Takes a reading that broke off for a whole one. */
  readonly whole?: true;
}

/** A vendor whose list changes while it is read. It outlives every process. */
export class ModelVendor {
  readonly records = new Map<number, ModelRecord>();
  /** Every record that was ever in the list. */
  readonly ever = new Set<number>();
  faults = 0.1;
  readonly document: ConnectorDocument;
  #ids = 0;
  readonly #gone: ModelRecord[] = [];
  /** Readings that came to their end since records last vanished or moved. */
  #readings = 0;

  constructor(
    readonly way: Way,
    private readonly random: SeededRandom,
    private readonly turns: Turns,
    private readonly bug: VendorBug,
  ) {
    const newOrder = trigger({ list: 'listOrders', ...way.poll, ...bug.poll });
    this.document = connector({ listOrders: list({ input: 'Filter' }), newOrder });
  }

  /** A reading has come to its end. */
  wasRead(): void {
    this.#readings++;
  }

  get #second(): number {
    return Math.floor(this.turns.elapsed / 1000 / 5) * 5;
  }

  insert(): void {
    const late = this.way.late > 0 && this.random.chance(0.3) ? this.random.below(this.way.late - 10) : 0;
    const made = this.#second - late;
    const id = ++this.#ids;
    this.records.set(id, { id, made, changed: made, content: 0 });
    this.ever.add(id);
    this.turns.tell('vendor', `has ${id} of second ${made}`);
  }

  edit(): void {
    const one = this.#any();
    if (!one || (this.way.sorts === lastChanged && !this.#mayDisturb())) return;
    this.records.set(one.id, { ...one, changed: this.#second, content: this.random.below(3) });
    this.turns.tell('vendor', `changes ${one.id}`);
  }

  remove(one = this.#any()): void {
    if (!one || !this.#mayDisturb()) return;
    this.records.delete(one.id);
    this.#gone.push(one);
    this.turns.tell('vendor', `drops ${one.id}`);
  }

  /** What was deleted comes back as it was, where that is an event. */
  restore(): void {
    const one = this.way.poll.detects === 'differences' ? this.#gone.shift() : undefined;
    if (!one) return;
    this.records.set(one.id, one);
    this.turns.tell('vendor', `has ${one.id} again`);
  }

  connection(process: string): RecipeConnection {
    const refuse = (): Promise<never> => Promise.reject(new Error('The model has a list and nothing else.'));
    return {
      id: 'acme-1',
      document: this.document,
      call: refuse,
      download: refuse,
      upload: refuse,
      slots: refuse,
      list: (_operation, input, options = {}) =>
        new ModelPages(this.#reader(process, input as Readonly<Record<string, unknown>>, options), this.bug, options),
    };
  }

  /** Nobody can see each record in a list that is cut at another place each time: two readings in a row are not both disturbed. */
  #mayDisturb(): boolean {
    if (this.way.steady) return true;
    if (this.#readings < UNDISTURBED) return false;
    this.#readings = 0;
    return true;
  }

  #any(): ModelRecord | undefined {
    const all = [...this.records.values()].slice(-RECENT);
    return all.length === 0 ? undefined : this.random.pick(all);
  }

  #reader(process: string, { created_after: since, shop: least }: Readonly<Record<string, unknown>>, { onRequest }: ListOptions): ReadPage {
    return async (from) => {
      onRequest?.();
      await new Promise<void>((resolve) => this.turns.add(process, '', resolve));
      if (this.random.chance(this.faults)) throw new UnavailableError('No page came.');
      const shuffled = new Map([...this.records.keys()].map((id) => [id, this.random.next()]));
      const isIn = ({ id, made }: ModelRecord): boolean =>
        (typeof since !== 'string' || Date.parse(since) <= Date.parse(iso(made))) && (typeof least !== 'number' || id >= least);
      const equal = this.way.sorts === oldest || this.way.sorts === newest;
      const all = [...this.records.values()]
        .filter(isIn)
        .toSorted((a, b) => this.way.sorts(a, b) || (equal && this.#shuffles ? shuffled.get(a.id)! - shuffled.get(b.id)! : a.id - b.id));
      const rest = this.way.steady ? all.filter(({ id }) => id > from) : all.slice(from);
      const page = rest.slice(0, PAGE);
      const next = rest.length > PAGE ? (this.way.steady ? page.at(-1)!.id : from + PAGE) : undefined;
      this.turns.tell(process, `reads from ${from}: ${page.map(({ id }) => id).join(' ')}`);
      if (next !== undefined && this.faults > 0 && this.random.chance(0.3)) this.remove(this.random.pick(page));
      const records = page.map(({ id, made, changed, content }) => ({
        id,
        created_at: iso(made),
        ...(this.way.sorts === lastChanged && { changed_at: iso(changed) }),
        content,
      }));
      return { records, next, shifts: !this.way.steady };
    };
  }

  /** A vendor that sorts equal stamps anew for each page disturbs every reading; so it does rarely. */
  get #shuffles(): boolean {
    return this.faults > 0 && this.random.chance(0.02) && this.#mayDisturb();
  }
}

type ReadPage = (
  from: number,
) => Promise<{ readonly records: readonly unknown[]; readonly next: number | undefined; readonly shifts: boolean }>;

class ModelPages implements Pages<unknown> {
  outcome: PagesOutcome | undefined;

  constructor(
    private readonly read: ReadPage,
    private readonly bug: VendorBug,
    private readonly options: ListOptions,
  ) {}

  async *pages(): AsyncGenerator<Page<unknown>> {
    let count = 0;
    for (let from: number | undefined = Number(this.options.resume ?? 0), index = 0; from !== undefined; index++) {
      const page: Awaited<ReturnType<ReadPage>> | undefined = await this.read(from).catch((error: unknown) => {
        if (this.bug.whole) return undefined;
        throw error;
      });
      from = page?.next;
      count += page?.records.length ?? 0;
      const caveat = page?.shifts && index > 0 && !this.bug.silent ? { caveat: 'records-may-be-missed' as const } : {};
      if (from === undefined) this.outcome = { status: 'complete', pages: index + 1, records: count, ...caveat };
      if (page) yield { records: page.records, index, ...(from !== undefined && { resume: String(from) }) };
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator {
    for await (const page of this.pages()) yield* page.records;
  }
}
