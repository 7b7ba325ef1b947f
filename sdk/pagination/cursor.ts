import type { CarriedDocument } from '../document/pager-document.js';
import type { Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import { writeQueryTarget, type TargetSpec } from '../document/target-spec.js';
import { writeBase, writeSize, writeStop, type PagerOptions, type Pagination, type SizeOptions, type StopOptions } from './pagination.js';

/** Where a value of the next request is found; exactly one of the three. */
export type CursorSource<Body, Record> =
  | { readonly next: Pick<Body, string | number | null | undefined> }
  | { readonly nextHeader: string }
  | { readonly nextFromLast: Pick<Record, string | number> };

/** A value carried from a page to the request of the next. */
export type Carried<Body, Record> = CursorSource<Body, Record> & {
  /** Where it goes: a query parameter, or another place. */
  readonly to: string | TargetSpec;
  /** Sent as a number where it goes to a JSON body; what a header says is digits. */
  readonly number?: boolean;
  /** Added to a whole number: 1 for the last id of a page where the vendor's bound is inclusive. */
  readonly plus?: number;
};

export type CursorOptions<Body, Record> = PagerOptions<Body> &
  SizeOptions &
  StopOptions<Body> &
  Carried<Body, Record> & {
    /** What else goes from a page to the next request, where the page has it. */
    readonly also?: readonly Carried<Body, Record>[];
  };

/** Pages by a token that the answer before gave. Ends where there is none, on an empty token, or when `hasMore` is false. */
export function cursor<Body, Record = unknown>(options: CursorOptions<Body, Record>): Pagination {
  return {
    write: (writer) => ({
      kind: 'cursor',
      ...writeBase(writer, options),
      ...writeCarried(writer, options),
      ...(options.also ? { also: options.also.map((one, index) => writeCarried(writer.under(`also[${index}]`), one)) } : {}),
      ...writeSize(writer, options),
      stop: writeStop(writer, options),
    }),
  };
}

function writeCarried<Body, Record>(writer: Writer, carried: Carried<Body, Record>): CarriedDocument {
  const { to, number, plus } = carried;
  return {
    from: writeSource(writer, carried),
    to: writeQueryTarget(to),
    ...(number ? { number } : {}),
    ...(plus === undefined ? {} : { plus }),
  };
}

function writeSource<Body, Record>(writer: Writer, source: CursorSource<Body, Record>): CarriedDocument['from'] {
  if ('nextHeader' in source) return { in: 'header', name: source.nextHeader.toLowerCase() };
  if ('nextFromLast' in source) return { in: 'last-record', selector: writer.select('nextFromLast', source.nextFromLast) };
  return { in: 'body', selector: writer.select('next', source.next) };
}
