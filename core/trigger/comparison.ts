import type { Detects } from 'trunkline/document';
import { selector } from '../document/select.js';
import type { SeenRecord, Snapshot, TriggerEvent } from '../ports/store/index.js';
import { jsonHash } from '../text/canonical-json.js';
import { isNameless } from './asides.js';
import { readCursor, tie } from './cursor.js';
import { type Decision, Reading, type ReadingParts } from './reading.js';

const AT_ONCE = 500;
const PLACES = 16;

interface Found {
  readonly key: string;
  readonly sort: string;
  readonly hash: string;
  readonly record: unknown;
}

/** Reads the whole list and holds it against the complete reading before: what came, changed or went is an event. */
export class Comparison extends Reading {
  #reading = 0;
  #shifts = false;
  readonly #tellsAll: boolean;
  readonly #cursorOf: ((record: unknown) => unknown) | undefined;

  constructor(parts: ReadingParts, detects: Detects) {
    super(parts);
    this.#tellsAll = detects === 'differences';
    const { cursor } = parts.document;
    this.#cursorOf = cursor && selector(cursor, parts.code);
  }

  async readAll(): Promise<string | undefined> {
    const { request, document, store, key } = this.parts;
    this.#reading = await store.beginReading(key);
    await this.retryAside();
    const list = request.connection.list(document.list, request.with, this.options);
    for await (const page of list.pages()) {
      const found = this.made(page.records, (record, index) => this.#found(record, this.read + index));
      await this.#compare(found);
      this.read += page.records.length;
    }
    const { outcome } = list;
    if (outcome?.status === 'incomplete') return outcome.reason;
    if (!outcome) return 'failed';
    this.#shifts = outcome.caveat === 'records-may-be-missed';
    await this.#seeAside();
    await this.#tellGone();
    return undefined;
  }

  decision(): Decision {
    const goneBefore = this.#goneBefore;
    return { reading: { number: this.#reading, ...(goneBefore !== undefined && { goneBefore }) }, depth: this.#reading };
  }

  async #compare(found: readonly Found[]): Promise<void> {
    const { store, key } = this.parts;
    const first = [...new Map(found.toReversed().map((one) => [one.key, one])).values()].toReversed();
    const known = new Map(
      (
        await store.snapshots(
          key,
          first.map((one) => one.key),
        )
      ).map((one) => [one.key, one]),
    );
    const events: TriggerEvent[] = [];
    const seen: SeenRecord[] = [];
    for (const one of first) {
      const before = known.get(one.key);
      if (before?.seen === this.#reading) continue; // A list that shifted gives it twice.
      this.recover(one.key);
      const isSame = before?.hash === one.hash;
      seen.push({ key: one.key, ...(!isSame && { next: { hash: one.hash, data: this.#tellsAll ? one.record : null } }) });
      if (!isSame) events.push(this.#changed(one, before));
    }
    await this.hold(events);
    await store.seeRecords(key, this.#reading, seen, this.parts.resets);
  }

  #changed({ key, sort, record }: Found, before: Snapshot | undefined): TriggerEvent {
    const isNew = before?.hash === undefined;
    const data = this.#tellsAll ? { change: isNew ? 'created' : 'updated', record, before: isNew ? null : before.data } : record;
    return this.event(versionKey(key, before), sort, data);
  }

  /** A record that could not be read is not gone. */
  async #seeAside(): Promise<void> {
    const { store, key } = this.parts;
    const known = await store.snapshots(
      key,
      this.asides.fresh.map(({ ident }) => ident),
    );
    const unread = known.filter(({ seen }) => seen !== this.#reading);
    await store.seeRecords(
      key,
      this.#reading,
      unread.map((one) => ({ key: one.key })),
      this.parts.resets,
    );
  }

  /**
   * What was last seen before this reading is gone; in a list that shifts while it is read, what the complete reading before did not see either. None
   * is where a record does not tell its key: it may be any of them.
   */
  get #goneBefore(): number | undefined {
    if (!this.#tellsAll || this.asides.fresh.some(({ ident }) => isNameless(ident))) return undefined;
    return this.#shifts ? this.parts.state?.depth : this.#reading;
  }

  /** What this reading did not see, after all that it saw. */
  async #tellGone(): Promise<void> {
    const { store, key } = this.parts;
    const before = this.#goneBefore;
    if (before === undefined) return;
    for (let after = ''; ;) {
      const gone = await store.unseen(key, before, { after, limit: AT_ONCE });
      await this.hold(
        gone.map((one) => this.event(versionKey(one.key, one), '~', { change: 'deleted', record: one.data, before: one.data })),
      );
      if (gone.length === 0) return;
      after = gone.at(-1)!.key;
    }
  }

  #found(record: unknown, position: number): Found {
    const key = this.keyOf(record);
    return { key, sort: this.#sort(record, key, position), hash: jsonHash(record), record };
  }

  #sort(record: unknown, key: string, position: number): string {
    const { cursorType = 'text', order } = this.parts.document;
    if (this.#cursorOf) return `${readCursor(cursorType, this.#cursorOf(record)).sort}${tie(key)}`;
    const place = order === 'newest-first' ? Number.MAX_SAFE_INTEGER - position : position;
    return String(place).padStart(PLACES, '0');
  }
}

/** Each state of a record is an event of its own, even one that it was in before. */
const versionKey = (key: string, before: Snapshot | undefined): string =>
  `${key.replaceAll(/[@%]/g, encodeURIComponent)}@${(before?.version ?? 0) + 1}`;
