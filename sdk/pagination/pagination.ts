import type { PagerDocument, SizeDocument, StopDocument } from '../document/pager-document.js';
import type { Part, Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import { writeQueryTarget, type TargetSpec } from '../document/target-spec.js';

/** How a list is read to its end. */
export type Pagination = Part<PagerDocument>;

export interface PagerOptions<Body> {
  /** Where the records are: `(body: { data: unknown[] }) => body.data`; `(body: unknown[]) => body` when the body is the list. */
  readonly items: Pick<Body, readonly unknown[]>;
  /** `shifts` when an insert or delete moves records between pages while they are read. */
  readonly consistency?: 'stable' | 'shifts';
  /** How many pages the vendor lets one connection ask for at once; only for vendors that say so. */
  readonly concurrency?: number;
}

export interface SizeOptions {
  /** Query parameter, or another place, that takes the page size. */
  readonly size?: string | TargetSpec;
  /** Records asked for per page, at most what the vendor allows. */
  readonly max?: number;
}

export interface StopOptions<Body> {
  /** Number of pages: the vendor's own stop rule. */
  readonly pageCount?: Pick<Body, number>;
  /** Number of records: advice, never a stop rule alone. */
  readonly total?: Pick<Body, number>;
  readonly hasMore?: Pick<Body, boolean>;
}

export function writeBase<Body>(writer: Writer, options: PagerOptions<Body>) {
  return {
    items: writer.select('items', options.items),
    ...(options.consistency ? { consistency: options.consistency } : {}),
    ...(options.concurrency ? { concurrency: options.concurrency } : {}),
  };
}

export function writeSize(writer: Writer, { size, max }: SizeOptions): { size?: SizeDocument } {
  if (size === undefined && max === undefined) return {};
  if (size === undefined || max === undefined || !(max > 0)) {
    writer.fault('a page size needs both a place and a number', "Give `size: 'per_page', max: 100`, or neither.");
    return {};
  }
  return { size: { to: writeQueryTarget(size), value: max } };
}

export function writeStop<Body>(writer: Writer, stop: StopOptions<Body>): StopDocument {
  return {
    ...(stop.pageCount ? { pageCount: writer.select('pageCount', stop.pageCount) } : {}),
    ...(stop.total ? { total: writer.select('total', stop.total) } : {}),
    ...(stop.hasMore ? { hasMore: writer.select('hasMore', stop.hasMore) } : {}),
  };
}
