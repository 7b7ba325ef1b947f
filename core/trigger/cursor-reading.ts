import type { CursorType } from 'trunkline/document';
import { selector } from '../document/select.js';
import type { TriggerEvent } from '../ports/store/index.js';
import { Bounds } from './bounds.js';
import { type Cursor, later, readCursor, tie, withOverlap } from './cursor.js';
import { type Decision, Reading, type ReadingParts } from './reading.js';
import { sinceMoment, sinceValue } from './since-value.js';

interface Made {
  readonly cursor: Cursor | undefined;
  /** Absent for a record that was there before the trigger began. */
  readonly event?: TriggerEvent;
}

/**
 * Reads from where the cursor stands: by the vendor's filter, or newest first until it meets what it knows.
 *
 * A list whose records move between pages while they are read may hide one from a reading of several pages. The cursor then follows one reading
 * behind, so that each record had two readings to be seen in.
 */
export class CursorReading extends Reading {
  #newest: Cursor | undefined;
  #shifts = false;
  #added = 0;
  /** Events that were found behind the first page. */
  #addedBehind = 0;
  /** Records known without a new one between them. */
  #knownInRow = 0;
  /** Records of pages that held nothing new, where as many must be met again. One that shifted into the next page counts once. */
  readonly #knownKeys = new Set<string>();
  readonly #depth: number;
  readonly #type: CursorType;
  readonly #bounds: Bounds;
  readonly #cursorOf: ((record: unknown) => unknown) | undefined;
  readonly #past: Cursor | undefined;

  constructor(parts: ReadingParts) {
    super(parts);
    const { document, code, start, request, cursor } = parts;
    const { cursor: reads, cursorType = 'text', overlap = 0 } = document;
    this.#type = cursorType;
    this.#depth = parts.state?.depth ?? 0;
    this.#cursorOf = reads && selector(reads, code);
    this.#bounds = new Bounds(document, start, request.with, code);
    if (cursor !== undefined && reads) this.#newest = readCursor(cursorType, cursor);
    const known = this.#newest && readCursor(cursorType, withOverlap(cursorType, this.#newest.text, overlap));
    this.#past = known && this.#bounds.start ? later(known, this.#bounds.start) : (known ?? this.#bounds.start);
  }

  async readAll(): Promise<string | undefined> {
    const { connection } = this.parts.request;
    await this.retryAside((record) => this.#made(record, 0).event!);
    const list = connection.list(this.parts.document.list, this.#input(), this.options);
    let pages = 0;
    for await (const page of list.pages()) {
      pages++;
      const made = this.made(page.records, (record, index) => this.#made(record, this.read + index));
      const events = made.flatMap(({ event }) => event ?? []);
      const held = await this.hold(events);
      this.read += page.records.length;
      this.#added += held.added;
      if (pages > 1) this.#addedBehind += held.added;
      const known = page.records.length - events.length + held.known;
      this.#knownInRow = known === page.records.length ? this.#knownInRow + known : 0;
      if (this.#depth > 0 && known === page.records.length) for (const { key } of events) this.#knownKeys.add(key);
      if (this.#isEnough(made, page.records.length)) {
        this.#shifts = pages > 1;
        return undefined;
      }
    }
    const { outcome } = list;
    if (outcome?.status === 'incomplete') return outcome.reason;
    this.#shifts = outcome?.caveat === 'records-may-be-missed';
    return outcome ? undefined : 'failed';
  }

  decision(): Decision {
    const isSure = !this.#shifts || this.#added === 0;
    const newest = this.#newest?.text;
    const depth = this.#shifts && !this.#cursorOf && this.#addedBehind > 0 ? this.read : 0;
    if (isSure || !this.#cursorOf) return { ...(newest !== undefined && { cursor: newest }), depth };
    const { cursor, state } = this.parts;
    const known = state?.ahead ?? cursor;
    return { ...(known !== undefined && { cursor: known }), ...(newest !== undefined && { ahead: newest }), depth };
  }

  /**
   * Newest first, a page that holds nothing new says that the rest is known too. Where changes bring known records to the top, they may stand above a
   * new one: then only a page that ends before what was read last says so.
   */
  #isEnough(made: readonly Made[], records: number): boolean {
    const { since, order, overlap = 0 } = this.parts.document;
    if (since !== undefined || order !== 'newest-first' || records === 0 || this.#knownInRow < records) return false;
    const last = made.at(-1)?.cursor;
    if (this.#cursorOf) return this.#past !== undefined && last !== undefined && last.sort < this.#past.sort;
    return this.#knownInRow >= overlap && this.#knownKeys.size >= this.#depth;
  }

  #input(): Readonly<Record<string, unknown>> {
    const { document, request, cursor } = this.parts;
    const { list, since: field, sinceFormat, overlap = 0 } = document;
    const from = cursor === undefined ? undefined : readCursor(this.#type, withOverlap(this.#type, cursor, overlap));
    const { floor, given } = this.#bounds;
    const isFloor = floor !== undefined && (from === undefined || floor.sort >= from.sort);
    const at = isFloor ? floor : from;
    if (field === undefined || at === undefined || (isFloor && floor === given)) return request.with;
    const { document: connector } = request.connection;
    const value = sinceFormat ? sinceMoment(sinceFormat, at.text) : sinceValue(connector, list, field, at.text);
    return { ...request.with, [field]: value };
  }

  #made(record: unknown, position: number): Made {
    const cursor = this.#cursorOf && readCursor(this.#type, this.#cursorOf(record));
    if (cursor) this.#newest = later(this.#newest, cursor);
    if (this.#bounds.excludes(record, cursor)) return { cursor };
    const key = this.keyOf(record);
    return { cursor, event: this.event(key, this.#sort(cursor, key, position), record) };
  }

  /** By the cursor, equal ones by their number; without one the list is newest-first, and its order reversed is the oldest first. */
  #sort(cursor: Cursor | undefined, key: string, position: number): string {
    return cursor ? `${cursor.sort}${tie(key)}` : String(Number.MAX_SAFE_INTEGER - position);
  }
}
