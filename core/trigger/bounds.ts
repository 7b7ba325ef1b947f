import type { PollDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import type { TriggerStart } from '../ports/store/index.js';
import { readMoment, writeMoment } from '../text/moment.js';
import { type Cursor, readCursor } from './cursor.js';

/** What a trigger does not look behind: where its recipe says it begins, and what `with` gives for the field that the cursor fills. */
export class Bounds {
  /** Nothing before it is an event. */
  readonly start: Cursor | undefined;
  /** The vendor is not asked for what is before it. */
  readonly given: Cursor | undefined;
  readonly #created: ((record: unknown) => unknown) | undefined;

  constructor(
    { created, since, sinceFormat, cursorType }: PollDocument,
    start: TriggerStart,
    given: Readonly<Record<string, unknown>>,
    code: SlotCode,
  ) {
    this.#created = created && selector(created, code);
    this.start = typeof start === 'object' ? readCursor('instant', start.since) : undefined;
    const value = since === undefined ? undefined : given[since];
    const ms = sinceFormat === undefined ? undefined : readMoment(sinceFormat, value);
    const text = ms === undefined ? value : writeMoment('iso-8601', ms);
    this.given = value === undefined || value === null ? undefined : readable(cursorType ?? 'text', text);
  }

  /** The later of both. */
  get floor(): Cursor | undefined {
    const { start, given } = this;
    if (start === undefined || given === undefined) return start ?? given;
    return start.sort > given.sort ? start : given;
  }

  /** True for a record that is no event, since it was there before the trigger began. @param cursor Of the record. */
  excludes(record: unknown, cursor: Cursor | undefined): boolean {
    if (this.#created) {
      const made = this.#created(record);
      const at = this.floor;
      return at !== undefined && made !== undefined && made !== null && readCursor('instant', made).sort < at.sort;
    }
    return this.start !== undefined && cursor !== undefined && cursor.sort < this.start.sort;
  }
}

/** A bound in a form of the vendor's own is for the vendor to understand. */
function readable(type: NonNullable<PollDocument['cursorType']>, value: unknown): Cursor | undefined {
  try {
    return readCursor(type, value);
  } catch {
    return undefined;
  }
}
