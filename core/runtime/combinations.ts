import { createHash } from 'node:crypto';
import type { EachDocument, EachParent, EachValues } from 'trunkline/document';
import type { Pages, PagesOutcome } from 'trunkline/sdk';
import { selector, type SlotCode } from '../document/select.js';

/** Where a reading stands in one of the things it is read over: where the page that it is in begins, and how far it is into that. */
export interface Place {
  readonly page?: string;
  readonly skip: number;
  /** Tells the record there from others: their list may have changed when reading is taken up. */
  readonly record?: string;
}

/** Where a reading is taken up. */
export interface Start {
  readonly places: readonly Place[];
  /** True when the child list of the last place was read to its end. */
  readonly isDone?: boolean;
}

/** One record of each parent and one of each fixed value: what the child list is given, and what its records keep. */
export interface Combination {
  readonly given: Readonly<Record<string, unknown>>;
  readonly kept: Readonly<Record<string, unknown>>;
  readonly places: readonly Place[];
  /** True for the one in which the reading stood. */
  readonly isStart: boolean;
}

/** Reads a parent list, given what the combination so far gives. */
export type ReadParent = (list: string, given: Combination['given'], resume: string | undefined) => Pages<unknown>;

type Incomplete = Extract<PagesOutcome, { status: 'incomplete' }>;

/** Every combination in order, parents read page by page as they are needed; from where a reading stood when it is given. */
export class Combinations {
  /** How the first parent ended that did not end complete; what it left out can be taken up only where nothing came after it. */
  incomplete: (Pick<Incomplete, 'reason'> & { readonly isLast: boolean }) | undefined;
  /** The record in which the reading stood is no longer where it was. */
  hasMoved = false;

  constructor(
    private readonly over: EachDocument['over'],
    private readonly read: ReadParent,
    private readonly code: SlotCode,
  ) {}

  from(start: Start | undefined): AsyncGenerator<Combination, void> {
    return this.#walk({ given: {}, kept: {}, places: [], isStart: start !== undefined }, start);
  }

  async *#walk(outer: Combination, start: Start | undefined): AsyncGenerator<Combination, void> {
    const depth = outer.places.length;
    const over = this.over[depth];
    if (over === undefined) return yield outer;
    const place = outer.isStart ? start?.places[depth] : undefined;
    const steps = 'field' in over ? fixed(over, outer, place) : this.#records(over, outer, place);
    const isLast = depth === this.over.length - 1;
    for await (const step of steps) if (!(isLast && step.isStart && start?.isDone)) yield* this.#walk(step, start);
  }

  async *#records(parent: EachParent, outer: Combination, start: Place | undefined): AsyncGenerator<Combination, void> {
    const list = this.read(parent.list, outer.given, start?.page);
    const give = reader(parent.with, this.code);
    const keep = reader(parent.keep ?? {}, this.code);
    let before = start?.page;
    let stood = start;
    for await (const page of list.pages()) {
      const gifts = page.records.map(give);
      const prints = gifts.map(printOf);
      const found = stood && this.#find(stood, prints);
      for (let index = found ?? stood?.skip ?? 0; index < gifts.length; index += 1) {
        yield {
          given: { ...outer.given, ...gifts[index] },
          kept: { ...outer.kept, ...keep(page.records[index]) },
          places: [...outer.places, { ...(before === undefined ? {} : { page: before }), skip: index, record: prints[index]! }],
          isStart: index === found,
        };
      }
      before = page.resume;
      stood = undefined;
    }
    const { outcome } = list;
    if (outcome?.status === 'incomplete') this.incomplete ??= { reason: outcome.reason, isLast: outer.places.length === 0 };
  }

  /** The place of a record now; undefined when the page no longer has it. */
  #find({ skip, record }: Place, prints: readonly string[]): number | undefined {
    const found = prints[skip] === record ? skip : prints.findIndex((print) => print === record);
    if (found >= 0) return found;
    this.hasMoved = true;
    return undefined;
  }
}

function* fixed({ field, values }: EachValues, outer: Combination, start: Place | undefined): Generator<Combination, void> {
  for (let index = start?.skip ?? 0; index < values.length; index += 1) {
    const given = { ...outer.given, [field]: values[index] };
    yield { ...outer, given, places: [...outer.places, { skip: index }], isStart: index === start?.skip };
  }
}

/** Short, and another for a record that gives something else. */
function printOf(given: Combination['given']): string {
  return createHash('sha256').update(JSON.stringify(given)).digest('base64url').slice(0, 16);
}

function reader(selectors: EachParent['with'], code: SlotCode): (record: unknown) => Readonly<Record<string, unknown>> {
  const reads = Object.entries(selectors).map(([field, select]) => [field, selector(select, code)] as const);
  return (record) => Object.fromEntries(reads.map(([field, read]) => [field, read(record)]));
}
