import type { PollDocument } from 'trunkline/document';
import { usesCode } from '../document/uses-code.js';
import type { SlotCode } from '../document/select.js';
import type { AsideRecord, DeadLetter, HeldEvents, ReleaseMore, TriggerEvent, TriggerStart, TriggerState } from '../ports/store/index.js';
import { runIdOf } from '../run/keys.js';
import type { ListOptions, RecipeConnection } from '../runtime/connection.js';
import { StoreError } from '../store/store-error.js';
import { Asides, WRONG_SHAPE } from './asides.js';
import { eventKey } from './event-key.js';
import type { PollRequest, PollStore } from './poll.js';

export interface ReadingParts {
  readonly request: PollRequest;
  readonly document: PollDocument;
  /** The trigger's. */
  readonly key: string;
  readonly code: SlotCode;
  readonly store: PollStore;
  readonly start: TriggerStart;
  readonly state: TriggerState | undefined;
  /** How often the trigger had been reset when the poll began. */
  readonly resets: number;
  readonly cursor: string | undefined;
}

export type Decision = Pick<ReleaseMore, 'ahead' | 'depth' | 'reading'> & { readonly cursor?: string };

/** Records set aside that are tried again in one poll. */
const LETTERS = 1_000;

/** One reading of a trigger's list, to its end or as far as it comes. What it makes of records is held, and told in `decision`. */
export abstract class Reading {
  read = 0;
  calls = 0;
  readonly asides = new Asides();
  readonly recovered: number[] = [];
  protected readonly keyOf: (record: unknown) => string;
  /** Records set aside before, by what tells them apart. */
  readonly #letters = new Map<string, DeadLetter>();
  readonly #dead = new Set<string>();

  constructor(protected readonly parts: ReadingParts) {
    this.keyOf = eventKey(parts.document.key, parts.code);
  }

  /** Gives the reason why the reading is not complete, or undefined when it is. */
  abstract readAll(): Promise<string | undefined>;
  /** What a complete reading comes to. */
  abstract decision(): Decision;

  /** How the list is asked. */
  protected get options(): ListOptions {
    const { signal } = this.parts.request;
    return { ...(signal && { signal }), onRequest: () => void this.calls++, onInvalid: this.asides.onInvalid };
  }

  protected event(key: string, sort: string, data: unknown): TriggerEvent {
    const lane = this.parts.request.lane?.({ event: data });
    return { key, sort, run: runIdOf(this.parts.key, key), data, ...(lane && { lane }) };
  }

  /** The records that became something; the others are set aside. */
  protected made<T>(records: readonly unknown[], make: (record: unknown, index: number) => T): readonly T[] {
    return records.flatMap((record, index) => {
      const made = this.asides.make(record, this.keyOf, (one) => make(one, index));
      return made === undefined ? [] : [made];
    });
  }

  /** Holds events; one that the store cannot keep is set aside. */
  protected async hold(events: readonly TriggerEvent[]): Promise<HeldEvents> {
    const { store, key } = this.parts;
    for (const event of events) this.recover(event.key);
    try {
      return await store.holdEvents(key, events);
    } catch (error) {
      if (!(error instanceof StoreError && error.code.startsWith('value_'))) throw error;
      const [event] = events;
      if (events.length > 1) return this.#holdEach(events);
      this.asides.add(event!.data, event!.key, error);
      return { added: 0, known: 0 };
    }
  }

  async #holdEach(events: readonly TriggerEvent[]): Promise<HeldEvents> {
    let [added, known] = [0, 0];
    for (const event of events) {
      const held = await this.hold([event]);
      added += held.added;
      known += held.known;
    }
    return { added, known };
  }

  /** Tries what earlier polls set aside again. Without `make`, only the list itself can bring it back. */
  protected async retryAside(make?: (record: unknown) => TriggerEvent): Promise<void> {
    const { store, key } = this.parts;
    await this.#noteDead();
    for (const letter of await store.deadLetters({ trigger: key, limit: LETTERS })) {
      this.#letters.set(letter.ident, letter);
      if (!make || letter.data === null || (isShape(letter.error) && !letter.forced)) {
        this.asides.again(letter);
        continue;
      }
      const event = this.asides.make(letter.data, () => letter.ident, make);
      if (event === undefined) continue;
      await this.hold([event]);
      this.#drop(letter);
    }
  }

  /** Those that a person has to look at are not tried again; the list itself may bring them back. */
  async #noteDead(): Promise<void> {
    const { store, key } = this.parts;
    for (const letter of await store.deadLetters({ trigger: key, all: true, limit: LETTERS })) {
      if (!letter.dead) continue;
      this.#letters.set(letter.ident, letter);
      this.#dead.add(letter.ident);
    }
  }

  /** What this reading set aside, without what a person knows of already. */
  get told(): readonly AsideRecord[] {
    return this.asides.records.filter(({ ident }) => !this.#dead.has(ident));
  }

  /** A record that was set aside has come again, and is right now. */
  protected recover(ident: string): void {
    const letter = this.#letters.get(ident);
    if (letter) this.#drop(letter);
  }

  #drop({ ident, order }: DeadLetter): void {
    this.#letters.delete(ident);
    this.asides.drop(ident);
    this.recovered.push(order);
  }
}

const isShape = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === WRONG_SHAPE;

export async function codeOf(connection: RecipeConnection, { key, cursor, created }: PollDocument): Promise<SlotCode> {
  if (usesCode([key, cursor, created])) return connection.slots();
  return (slot) => {
    throw new TypeError(`The slot ${slot} was not asked for.`);
  };
}
