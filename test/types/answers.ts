import { cursor, DefinitionError, errorTable, nextUrl, on, pageNumber, RateLimitError } from 'trunkline/sdk';

interface Body {
  data: unknown[];
  paging: { next: string | null; pages: number };
}

interface Fault {
  error: { code: string; texts: string[] };
}

export const pagers = [
  pageNumber({ page: 'page', items: (body: Body) => body.data, pageCount: (body) => body.paging.pages }),
  cursor({ to: 'cursor', items: (body: Body) => body.data, next: (body) => body.paging.next }),
  nextUrl({ items: (body: Body) => body.data, next: (body) => body.paging.next }),
];

export const wrongPagers = [
  // @ts-expect-error the body has no `records`
  pageNumber({ page: 'page', items: (body: Body) => body.records }),
  // @ts-expect-error `paging` is no list
  pageNumber({ page: 'page', items: (body: Body) => body.paging }),
  // @ts-expect-error a page count is a number
  pageNumber({ page: 'page', items: (body: Body) => body.data, pageCount: (body) => body.paging.next }),
  // @ts-expect-error a cursor says where the next token is
  cursor({ to: 'cursor', items: (body: Body) => body.data }),
];

export const errors = errorTable({
  code: (body: Fault) => body.error.code,
  message: (body) => body.error.texts,
  rows: [on({ status: 403, message: 'quota' }, RateLimitError)],
  codes: { over_quota: RateLimitError },
});

export const wrongErrors = [
  // @ts-expect-error the same, by its code
  errorTable({ codes: { broken: DefinitionError } }),
  // @ts-expect-error no answer means that our definition is wrong
  on({ status: 400 }, DefinitionError),
  // @ts-expect-error the body has no `fault`
  errorTable({ code: (body: Fault) => body.fault }),
];
