import type { Answer, RoutedRequest } from 'trunkline/testing';
import { badRequest, errors, ok } from '../answers.js';
import { decodeCursor, encodeCursor, type Position } from './cursor.js';

const LIMIT = 20;
/** Assumed: the greatest number is not documented. */
const MAX_LIMIT = 100;

export interface Listed<Item> extends Position {
  readonly item: Item;
}

/**
 * One page, newest first, and the absolute URL of the next one, which keeps the filters. Source: hive-merchant-api.redocly.app, Pagination;
 * the order is assumed.
 */
export function page<Item>(request: RoutedRequest<never>, records: readonly Listed<Item>[], show: (item: Item) => unknown): Answer {
  const limit = Number(request.query.get('limit') ?? LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) return badRequest();
  const cursor = request.query.get('page');
  const after = cursor === null ? undefined : decodeCursor(request.path, cursor, request.at);
  if (cursor !== null && after === undefined) return errors(400, ['Invalid cursor']);
  const rest = records.toSorted(newestFirst).filter((record) => after === undefined || newestFirst(after, record) < 0);
  const shown = rest.slice(0, limit);
  const last = rest.length > limit ? shown.at(-1) : undefined;
  return ok({
    data: shown.map(({ item }) => show(item)),
    pagination: {
      first_page_url: pageUrl(request, limit),
      limit,
      next_page_url: last ? pageUrl(request, limit, encodeCursor(request.path, last, request.at)) : null,
    },
  });
}

function newestFirst(a: Position, b: Position): number {
  return b.at - a.at || b.id - a.id;
}

/** On the host that the client asked. */
function pageUrl(request: RoutedRequest<never>, limit: number, cursor?: string): string {
  const query = new URLSearchParams(request.query);
  query.set('limit', String(limit));
  query.delete('page');
  if (cursor !== undefined) query.set('page', cursor);
  return `http://${request.headers.host}${request.path}?${query.toString()}`;
}
