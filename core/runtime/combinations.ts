import type { EachDocument, EachParent, EachValues } from 'trunkline/document';
import type { Pages, PagesOutcome } from 'trunkline/sdk';
import { selector, type SlotCode } from '../document/select.js';

/** Where a reading stands in one of the things it is read over: the page before the one it is in, and how far it is into that. */
export interface Place {
  readonly page?: string;
  readonly skip: number;
}

/** One record of each parent and one of each fixed value: what the child list is given, and what its records keep. */
export interface Combination {
  readonly given: Readonly<Record<string, unknown>>;
  readonly kept: Readonly<Record<string, unknown>>;
  readonly places: readonly Place[];
}

/** Reads a parent list, given what the combination so far gives. */
export type ReadParent = (list: string, given: Combination['given'], resume: string | undefined) => Pages<unknown>;

const NOTHING: Combination = { given: {}, kept: {}, places: [] };

/** Every combination in order, parents read page by page as they are needed; from where a reading stood when it is given. */
export class Combinations {
  /** How the first parent ended that did not end complete. */
  incomplete: Extract<PagesOutcome, { status: 'incomplete' }> | undefined;

  constructor(
    private readonly over: EachDocument['over'],
    private readonly read: ReadParent,
    private readonly code: SlotCode,
  ) {}

  from(places: readonly Place[] | undefined): AsyncGenerator<Combination, void> {
    return this.#walk(NOTHING, places);
  }

  async *#walk(outer: Combination, start: readonly Place[] | undefined): AsyncGenerator<Combination, void> {
    const depth = outer.places.length;
    const over = this.over[depth];
    if (over === undefined) return yield outer;
    let rest = start;
    const steps = 'field' in over ? fixed(over, outer, rest?.[depth]) : this.#records(over, outer, rest?.[depth]);
    for await (const step of steps) {
      yield* this.#walk(step, rest);
      rest = undefined;
    }
  }

  async *#records(parent: EachParent, outer: Combination, start: Place = { skip: 0 }): AsyncGenerator<Combination, void> {
    const list = this.read(parent.list, outer.given, start.page);
    const give = reader(parent.with, this.code);
    const keep = reader(parent.keep ?? {}, this.code);
    let { page: before, skip } = start;
    for await (const page of list.pages()) {
      for (const [index, record] of page.records.entries()) {
        if (index < skip) continue;
        const place = { ...(before === undefined ? {} : { page: before }), skip: index };
        yield {
          given: { ...outer.given, ...give(record) },
          kept: { ...outer.kept, ...keep(record) },
          places: [...outer.places, place],
        };
      }
      before = page.resume;
      skip = 0;
    }
    if (list.outcome?.status === 'incomplete') this.incomplete ??= list.outcome;
  }
}

function* fixed({ field, values }: EachValues, outer: Combination, start: Place = { skip: 0 }): Generator<Combination, void> {
  for (let index = start.skip; index < values.length; index += 1) {
    yield { ...outer, given: { ...outer.given, [field]: values[index] }, places: [...outer.places, { skip: index }] };
  }
}

function reader(selectors: EachParent['with'], code: SlotCode): (record: unknown) => Readonly<Record<string, unknown>> {
  const reads = Object.entries(selectors).map(([field, select]) => [field, selector(select, code)] as const);
  return (record) => Object.fromEntries(reads.map(([field, read]) => [field, read(record)]));
}

/** Where reading goes on when a combination is done. */
export function afterPlaces(places: readonly Place[]): readonly Place[] {
  const last = places.at(-1)!;
  return [...places.slice(0, -1), { ...last, skip: last.skip + 1 }];
}
