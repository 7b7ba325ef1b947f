import { cursor, DefinitionError, errorTable, firstOf, nextUrl, on, pageNumber, RateLimitError, slot } from 'trunkline/sdk';

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

interface Shapes {
  message?: string;
  success?: boolean;
  errors?: Record<string, string[]> | { title: string }[];
}

export const severalShapes = errorTable({
  code: (body: Shapes) => body.message,
  message: firstOf(
    (body) => body.message,
    slot('title', (body: Shapes) => String(body.errors)),
  ),
  reference: firstOf(
    (body: Shapes) => body.message,
    (body) => body.success,
  ),
  succeeded: (body) => body.success,
  details: { byField: (body) => body.errors, items: (body) => body.errors, path: (fault: { title: string }) => fault.title },
});

export const wrongErrors = [
  // @ts-expect-error the body has no `success`
  errorTable({ code: (body: Fault) => body.error.code, succeeded: (body) => body.success }),
  // @ts-expect-error one place is no choice
  errorTable({ message: firstOf((body: Shapes) => body.message) }),
  errorTable({
    message: firstOf(
      (body: Shapes) => body.message,
      // @ts-expect-error the body has no `title`
      (body) => body.title,
    ),
  }),
  errorTable({
    // @ts-expect-error a code is a text or a number
    code: firstOf(
      (body: Shapes) => body.errors,
      (body) => body.success,
    ),
  }),
  // @ts-expect-error nothing says where the faults are
  errorTable({ code: (body: Fault) => body.error.code, details: { path: (fault: { title: string }) => fault.title } }),
  // @ts-expect-error the same, by its code
  errorTable({ codes: { broken: DefinitionError } }),
  // @ts-expect-error no answer means that our definition is wrong
  on({ status: 400 }, DefinitionError),
  // @ts-expect-error the body has no `fault`
  errorTable({ code: (body: Fault) => body.fault }),
];
