import {
  Connector,
  HttpClient,
  List,
  ListAction,
  bearer,
  cursor,
  customPager,
  linkHeader,
  nextUrl,
  offset,
  pageNumber,
  read,
  singlePage,
  type Pages,
  type Pagination,
} from 'trunkline/sdk';
import type { WireRequest } from '../../../core/ports/http.js';
import { Note, NotesConnection, NOTES_URL } from '../support/notes-connector.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

interface Body {
  data: unknown[];
  next?: string | null;
  link?: string | null;
  more?: boolean;
  pages?: number;
  total?: number;
}
const items = (body: Body): unknown[] => body.data;

/** Every way of paging that a declaration can say, each against the same vendor. */
export const PAGERS = {
  'page number, short page ends': pageNumber({ page: 'page', items, size: 'size', max: 3 }),
  'page number from 0': pageNumber({ page: 'page0', start: 0, items, size: 'size', max: 3 }),
  'page number in a body': pageNumber({ page: { body: 'paging.page' }, items }),
  'page count': pageNumber({ page: 'page', items, size: 'size', max: 3, pageCount: (body: Body) => body.pages! }),
  'page number with a flag': pageNumber({ page: 'page', items, hasMore: (body: Body) => body.more! }),
  'page number with a total': pageNumber({ page: 'page', items, size: 'size', max: 3, total: (body: Body) => body.total! }),
  offset: offset({ offset: 'skip', limit: 'size', max: 3, items }),
  'offset with a total': offset({ offset: 'skip', limit: 'size', max: 3, items, total: (body: Body) => body.total! }),
  'offset with a flag': offset({ offset: 'skip', limit: 'size', max: 3, items, hasMore: (body: Body) => body.more! }),
  cursor: cursor({ items, next: (body: Body) => body.next, to: 'after' }),
  'cursor in a header, to a header': cursor({ items, nextHeader: 'X-Next', to: { header: 'X-After' } }),
  'cursor to a body': cursor({ items, next: (body: Body) => body.next, to: { body: 'paging.after' } }),
  'last record': cursor({ items, nextFromLast: (note: Note) => note.id, to: 'after', size: 'size', max: 3 }),
  'last record plus one, inclusive': cursor({ items, nextFromLast: (note: Note) => note.id, plus: 1, to: 'start', size: 'size', max: 3 }),
  'two values from headers to a body': cursor({
    items,
    nextHeader: 'X-Row',
    number: true,
    to: { body: 'paging.row' },
    also: [{ nextHeader: 'X-Id', number: true, to: { body: 'paging.id' } }],
  }),
  'Link header': linkHeader({ items }),
  'next URL': nextUrl({ items, next: (body: Body) => body.link }),
  code: customPager<Body>('next-after', ({ body }) => (body.next ? { query: { after: body.next } } : undefined), { items }),
} as const;

export function listing(pagination: Pagination, method: 'GET' | 'POST' = 'GET') {
  const how = method === 'GET' ? {} : ({ method, effect: read } as const);
  @Connector(NotesConnection, { name: 'notes', title: 'Notes', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token), pagination })
  class Notes {
    constructor(readonly http: HttpClient) {}

    @List('/notes', { title: 'List', record: Note, key: (note) => note.id, ...how })
    declare list: List<void, Note>;

    @ListAction({ title: 'List by code', record: Note, key: (note) => note.id })
    byCode(): Pages<Note> {
      return this.http.pages(Note, '/notes');
    }
  }
  return Notes;
}

export const single = singlePage({ items });

/** What tests change about the vendor. */
export interface Habits {
  /** Records in a page, whatever is asked for. */
  readonly size?: number;
  readonly total?: (asked: number) => number;
  readonly before?: (asked: number, records: { id: number }[]) => Reply | undefined | void;
}

/** A vendor that pages its records in every way at once; each pager reads the part of the answer that it knows. */
export function modelVendor(records: { id: number }[], { size = 3, total, before }: Habits = {}): ScriptedHttp {
  return new ScriptedHttp((request, asked) => {
    const special = before?.(asked, records);
    if (special) return special;
    const start = startOf(request, records, size);
    const data = records.slice(start, start + size);
    const end = start + data.length;
    const more = end < records.length;
    const next = more ? `t${end}` : null;
    const link = more ? `notes?from=${end}` : null;
    const body = { data, more, pages: Math.ceil(records.length / size), total: total?.(asked) ?? records.length, next, link };
    const headers = {
      'x-next': next,
      'x-row': String(end),
      'x-id': String(records[end]?.id),
      link: `<notes>; rel="first", <${link}>; rel=next`,
    };
    return json(body, 200, next === null ? {} : (headers as Record<string, string>));
  });
}

function startOf({ url, headers, body }: WireRequest, records: readonly { id: number }[], size: number): number {
  const paging =
    body === undefined
      ? {}
      : ((JSON.parse(String(body)) as { paging?: { page?: number; after?: string; row?: number; id?: number } }).paging ?? {});
  const query = url.searchParams;
  const page = query.get('page') ?? paging.page;
  if (query.has('start')) return records.findIndex(({ id }) => id >= Number(query.get('start')));
  if (paging.row !== undefined) return records[paging.row]?.id === paging.id ? paging.row : Number.NaN;
  const after = query.get('after') ?? headers['x-after'] ?? paging.after;
  if (query.has('skip')) return Number(query.get('skip'));
  if (query.has('page0')) return Number(query.get('page0')) * size;
  if (query.has('from')) return Number(query.get('from'));
  if (page !== undefined && page !== null) return Math.max(0, Number(page) - 1) * size;
  if (after === undefined) return 0;
  return after.startsWith('t') ? Number(after.slice(1)) : records.findIndex(({ id }) => id === Number(after)) + 1;
}

export const numbered = (count: number): { id: number }[] => Array.from({ length: count }, (_none, index) => ({ id: index + 1 }));
