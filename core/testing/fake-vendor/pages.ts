import type { PagerDocument, StopDocument } from 'trunkline/document';
import type { Answer } from '../server/answer.js';
import type { RoutedRequest } from '../server/emulator-request.js';
import { put, valueAt } from './place.js';

/** A list as its pager reads it: which records a request asks for, and what is told of those that follow. */
export interface PageShape {
  /** Index of the first record asked for. */
  start(request: RoutedRequest<never>): number;
  /** Records to a page, where the pager asks for a number of them. */
  readonly size?: number;
  /** Tells of the page after this one, which begins at `next`; undefined after the last. */
  tell(answer: Answer, next: number | undefined, request: RoutedRequest<never>): Answer;
}

/** Records to a page where the vendor decides. */
const OWN_SIZE = 5;

type PagerKind = Exclude<PagerDocument['kind'], 'slot'>;
type PagerOf<K extends PagerKind> = Extract<PagerDocument, { kind: K }>;

/** A new kind of pager is a line here. */
const SHAPES: { readonly [K in PagerKind]: (pager: PagerOf<K>) => PageShape } = {
  single: () => ({ start: () => 0, size: Infinity, tell: (answer) => answer }),
  'page-number': ({ page, start, size }) => ({
    start: (request) => (Number(valueAt(request, page) ?? start) - start) * (size?.value ?? OWN_SIZE),
    size: size?.value,
    tell: (answer) => answer,
  }),
  offset: ({ offset, size }) => ({
    start: (request) => Number(valueAt(request, offset) ?? 0),
    size: size.value,
    tell: (answer) => answer,
  }),
  cursor: ({ from, to, size, plus = 0 }) => ({
    start: (request) => Number(valueAt(request, to) ?? 0) - (valueAt(request, to) === undefined ? 0 : plus),
    size: size?.value,
    tell: (answer, next) => {
      if (from.in === 'header') return next === undefined ? answer : withHeader(answer, from.name, String(next));
      return from.in === 'body' ? { ...answer, body: put(answer.body, from.selector, next === undefined ? null : String(next)) } : answer;
    },
  }),
  'next-url': ({ next: select, size }) => ({
    start: (request) => Number(request.query.get('made-up') ?? 0),
    size: size?.value,
    tell: (answer, next, request) => ({ ...answer, body: put(answer.body, select, next === undefined ? null : urlOf(request, next)) }),
  }),
  'link-header': ({ rel, size }) => ({
    start: (request) => Number(request.query.get('made-up') ?? 0),
    size: size?.value,
    tell: (answer, next, request) => (next === undefined ? answer : withHeader(answer, 'Link', `<${urlOf(request, next)}>; rel="${rel}"`)),
  }),
};

/** How a pager's list is answered; undefined where code turns the pages, since only the code knows. */
export function pageShape(pager: PagerDocument): PageShape | undefined {
  if (pager.kind === 'slot') return undefined;
  return (SHAPES[pager.kind] as (pager: PagerDocument) => PageShape)(pager);
}

/** One page of these records, with everything the pager looks at. */
export function pageOf(pager: PagerDocument, shape: PageShape, records: readonly unknown[], request: RoutedRequest<never>): Answer {
  const { size = OWN_SIZE } = shape;
  const start = shape.start(request);
  const end = start + size;
  const next = end < records.length ? end : undefined;
  const body = put(put({}, pager.items, []), pager.items, records.slice(start, end));
  const counted = 'stop' in pager ? counts(body, pager.stop, records.length, size, next) : body;
  return shape.tell({ status: 200, body: counted }, next, request);
}

function counts(
  body: unknown,
  { pageCount, total, hasMore }: StopDocument,
  records: number,
  size: number,
  next: number | undefined,
): unknown {
  return put(put(put(body, pageCount, Math.ceil(records / size)), total, records), hasMore, next !== undefined);
}

function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

function urlOf({ headers, path, query }: RoutedRequest<never>, next: number): string {
  const others = new URLSearchParams(query);
  others.set('made-up', String(next));
  return `http://${headers.host}${path}?${others.toString()}`;
}
