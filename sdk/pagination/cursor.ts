import type { PagerDocument } from '../document/pager-document.js';
import type { Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import { writeQueryTarget, type TargetSpec } from '../document/target-spec.js';
import { writeBase, writeSize, writeStop, type PagerOptions, type Pagination, type SizeOptions, type StopOptions } from './pagination.js';

/** Where the token of the next page is found; exactly one of the three. */
export type CursorSource<Body, Record> =
  | { readonly next: Pick<Body, string | number | null | undefined> }
  | { readonly nextHeader: string }
  | { readonly nextFromLast: Pick<Record, string | number> };

export type CursorOptions<Body, Record> = PagerOptions<Body> &
  SizeOptions &
  StopOptions<Body> &
  CursorSource<Body, Record> & {
    /** Where the token goes. */
    readonly to: string | TargetSpec;
  };

/** Pages by a token that the answer before gave. Ends where there is none, on an empty token, or when `hasMore` is false. */
export function cursor<Body, Record = unknown>(options: CursorOptions<Body, Record>): Pagination {
  return {
    write: (writer) => ({
      kind: 'cursor',
      ...writeBase(writer, options),
      from: writeSource(writer, options),
      to: writeQueryTarget(options.to),
      ...writeSize(writer, options),
      stop: writeStop(writer, options),
    }),
  };
}

function writeSource<Body, Record>(writer: Writer, source: CursorSource<Body, Record>): (PagerDocument & { kind: 'cursor' })['from'] {
  if ('nextHeader' in source) return { in: 'header', name: source.nextHeader.toLowerCase() };
  if ('nextFromLast' in source) return { in: 'last-record', selector: writer.select('nextFromLast', source.nextFromLast) };
  return { in: 'body', selector: writer.select('next', source.next) };
}
