import { CancelledError } from 'trunkline/errors';
import type { CursorType, PollDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import { usesCode } from '../document/uses-code.js';
import type { Clock } from '../ports/clock.js';
import type { Lane, OwnedStore, RecipeRevision, TriggerEvent } from '../ports/store/index.js';
import { runIdOf, triggerKeyOf } from '../run/keys.js';
import { errorJson } from '../run/run-errors.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { StoreError } from '../store/store-error.js';
import { type Cursor, later, readCursor, withOverlap } from './cursor.js';
import { eventKey } from './event-key.js';
import type { Cause } from './lane.js';
import { sinceMoment, sinceValue } from './since-value.js';

export interface PollRequest {
  readonly recipe: RecipeRevision;
  /** The trigger's id in the recipe. */
  readonly id: string;
  readonly operation: string;
  readonly connection: RecipeConnection;
  readonly with: Readonly<Record<string, unknown>>;
  /** The lane of the run that an event starts. */
  readonly lane?: (cause: Cause) => Lane | undefined;
  readonly signal?: AbortSignal;
}

/** What a poll needs of a store. */
export type PollStore = Pick<OwnedStore, 'cursor' | 'holdEvents' | 'releaseEvents'>;

/** `incomplete` released nothing: what was read is held, and the next poll begins at the same cursor. */
export type PollResult =
  | { readonly status: 'complete'; readonly read: number; readonly started: number; readonly cursor?: string }
  | { readonly status: 'incomplete'; readonly read: number; readonly started: 0; readonly reason: string; readonly error?: unknown };

/**
 * Reads a trigger's list once. Each page is held in the store as it comes, so memory stays flat and a page is stored once; only after the
 * list has been read to its end are runs started and the cursor moved, in one transaction. Throws only when the store fails.
 */
export async function poll(
  request: PollRequest,
  { store, clock }: { readonly store: PollStore; readonly clock: Pick<Clock, 'now'> },
): Promise<PollResult> {
  const document = pollOf(request);
  const key = triggerKeyOf(request.recipe.name, request.id, request.connection.id);
  const since = await store.cursor(key);
  const reading = new Reading(request, document, key, await codeOf(request.connection, document));
  try {
    const reason = await reading.readAll(store, since);
    if (reason !== undefined) return { status: 'incomplete', read: reading.read, started: 0, reason };
  } catch (error) {
    if (error instanceof StoreError && !error.code.startsWith('value_')) throw error;
    const reason = error instanceof CancelledError ? 'stopped' : 'failed';
    return { status: 'incomplete', read: reading.read, started: 0, reason, error: errorJson(error) };
  }
  const cursor = reading.newest?.text;
  const started = await store.releaseEvents(key, request.recipe, cursor, clock.now());
  return { status: 'complete', read: reading.read, started, ...(cursor !== undefined && { cursor }) };
}

class Reading {
  read = 0;
  newest: Cursor | undefined;
  readonly #keyOf: (record: unknown) => string;
  readonly #cursorOf: ((record: unknown) => unknown) | undefined;
  readonly #cursorType: CursorType;

  constructor(
    private readonly request: PollRequest,
    private readonly document: PollDocument,
    private readonly key: string,
    code: SlotCode,
  ) {
    const { key: identity, cursor, cursorType = 'text' } = document;
    this.#keyOf = eventKey(identity, code);
    this.#cursorOf = cursor && selector(cursor, code);
    this.#cursorType = cursorType;
  }

  /** Gives the reason why the reading is not complete, or undefined when it is. */
  async readAll(store: PollStore, since: string | undefined): Promise<string | undefined> {
    const { connection, signal } = this.request;
    if (since !== undefined) this.newest = readCursor(this.#cursorType, since);
    const list = connection.list(this.document.list, this.#input(since), signal && { signal });
    for await (const page of list.pages()) {
      const held = await store.holdEvents(
        this.key,
        page.records.map((record, index) => this.#event(record, this.read + index)),
      );
      this.read += page.records.length;
      if (this.#reachedKnown(page.records.length, held.known)) return undefined;
    }
    const { outcome } = list;
    if (outcome?.status === 'incomplete') return outcome.reason;
    return outcome ? undefined : 'failed';
  }

  /** Newest first, a page that holds nothing new says that the rest is known too, since it was released by a reading that was complete. */
  #reachedKnown(records: number, known: number): boolean {
    const { since, order } = this.document;
    return since === undefined && order === 'newest-first' && records > 0 && known === records;
  }

  #input(since: string | undefined): Readonly<Record<string, unknown>> {
    const { since: field, sinceFormat, overlap = 0 } = this.document;
    if (field === undefined || since === undefined) return this.request.with;
    const { connection, with: given } = this.request;
    const from = withOverlap(this.#cursorType, since, overlap);
    const value = sinceFormat ? sinceMoment(sinceFormat, from) : sinceValue(connection.document, this.document.list, field, from);
    return { ...given, [field]: value };
  }

  #event(record: unknown, position: number): TriggerEvent {
    const key = this.#keyOf(record);
    const lane = this.request.lane?.({ event: record });
    return { key, sort: this.#sort(record, position), run: runIdOf(this.key, key), data: record, ...(lane && { lane }) };
  }

  /** By the cursor; without one the list is newest-first, and its order reversed is the oldest first. */
  #sort(record: unknown, position: number): string {
    if (!this.#cursorOf) return String(Number.MAX_SAFE_INTEGER - position);
    const cursor = readCursor(this.#cursorType, this.#cursorOf(record));
    this.newest = later(this.newest, cursor);
    return cursor.sort;
  }
}

async function codeOf(connection: RecipeConnection, { key, cursor }: PollDocument): Promise<SlotCode> {
  if (usesCode([key, cursor])) return connection.slots();
  return (slot) => {
    throw new TypeError(`The slot ${slot} was not asked for.`);
  };
}

function pollOf({ connection, operation }: PollRequest): PollDocument {
  const { operations, name } = connection.document;
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (found?.kind === 'trigger' && found.poll) return found.poll;
  throw new TypeError(`Connector ${name} has no trigger ${operation} that polls; recipes are checked before they run.`);
}
