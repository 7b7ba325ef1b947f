import { UnexpectedResponseError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import type { Check } from '../document/ajv.js';
import { changeJson, setDeep } from '../http/json-body.js';
import { withCookie } from '../http/plain-value.js';
import { queryText } from '../http/query-text.js';
import type { CallContext } from '../http/call-context.js';
import type { Exchange } from '../http/exchange.js';
import type { PreparedRequest } from '../http/prepared-request.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import { slotFailed } from '../http/slot-failed.js';
import { checkedNextUrl } from '../pagination/next-url.js';
import { PageReader, type FetchPage } from '../pagination/page-reader.js';
import { isFirst, type Pager, type PageState } from '../pagination/pager.js';
import { assertShape, tellInvalid } from './assert-shape.js';
import type { SlotCall } from './call-http-client.js';
import type { ListOptions } from './connection.js';
import { orEmpty } from './or-empty.js';

/** What sends pages. A list may take as long as it likes; each of its pages has a deadline. */
export interface PageSender {
  readonly exchange: Exchange;
  readonly clock: Clock;
  /** Milliseconds for one page: waits, tries and body. */
  readonly pageMs: number;
}

/** What becomes of the items of a page. */
export interface RecordReading {
  readonly check: Check;
  /** Code that makes a record of an item. */
  readonly transform?: ((item: unknown) => unknown) | undefined;
  /** Errors of the first page, of the list or of a window, that mean that there is none. */
  readonly empty?: readonly string[] | undefined;
  readonly onInvalid?: ListOptions['onInvalid'] | undefined;
}

/** Sends a page's request and checks its records. */
export function pageFetcher(
  { exchange, clock, pageMs }: PageSender,
  pager: Pager,
  { check, transform, empty, onInvalid }: RecordReading,
  call: CallContext,
  requestOf: (state: PageState) => PreparedRequest,
): FetchPage {
  /** A vendor's own words are in the state; what is wrong with them may quote them. */
  const checkedRequest = (state: PageState): PreparedRequest => {
    try {
      return requestOf(state);
    } catch (error) {
      throw error instanceof UnexpectedResponseError ? exchange.located(error, call) : error;
    }
  };
  const make = transform && byCode(transform, exchange, call);
  return async (state, index, signal) => {
    const sent = exchange.send(checkedRequest(state), {
      ...call,
      deadline: Math.min(call.deadline, clock.monotonic() + pageMs),
      signal: call.signal ? AbortSignal.any([call.signal, signal]) : signal,
    });
    const answer = await (empty && isFirst(pager, state) ? orEmpty(sent, empty) : sent);
    if (answer === undefined) return { data: undefined, headers: {}, records: [], isNothing: true };
    const { data, headers } = answer;
    const items = pager.items(data);
    if (!Array.isArray(items)) {
      throw new UnexpectedResponseError(`${call.operation} was answered with no list of records on page ${index + 1}.`, {
        code: 'no_records',
        operation: call.operation,
        remedy: 'The vendor changed its answer, or the pager’s `items` is wrong. An error page is not an empty list.',
      });
    }
    const records = make ? items.map(make) : items;
    if (onInvalid) tellInvalid(records, check, call.operation, onInvalid);
    else assertShape(records, check, call.operation);
    return { data, headers, records: records as readonly unknown[], signedParameters: exchange.signedParameters };
  };
}

/** Code of the connector over a part of an answer, whose faults are those of the answer. */
export function byCode<T>(code: (part: unknown) => T, exchange: Exchange, call: CallContext): (part: unknown) => T {
  return (part) => {
    try {
      return code(part);
    } catch (error) {
      throw exchange.located(slotFailed(error), call);
    }
  };
}

/** Adds what a page is asked by to a request that has none of it. */
export function withPage(first: PreparedRequest, pager: Pager, state: PageState): PreparedRequest {
  const { extra, url, patch } = pager.request(state);
  if (url !== undefined) return { ...first, url: checkedNextUrl(url, first.service, first.url) };
  const query = Object.entries(patch?.query ?? {});
  const headers: Record<string, string> = { ...first.headers };
  const body: (readonly [string, unknown])[] = Object.entries(patch?.body ?? {});
  for (const { to, value } of extra) {
    if (to.in === 'query') query.push([to.name, value]);
    else if (to.in === 'header') headers[to.name.toLowerCase()] = String(value);
    else if (to.in === 'cookie') headers['cookie'] = withCookie(headers['cookie'], to.name, String(value));
    else body.push([to.name, value]);
  }
  for (const [name, value] of Object.entries(patch?.headers ?? {})) headers[name.toLowerCase()] = value;
  if (body.length > 0) headers['content-type'] = 'application/json';
  return { ...first, url: addQuery(first.url, query), headers, ...(body.length > 0 ? { body: addBody(first.body, body) } : {}) };
}

/** The pager's parameters win over an input field of the same name. */
function addQuery(url: URL, values: readonly (readonly [string, unknown])[]): URL {
  if (values.length === 0) return url;
  const next = new URL(`${url.href}${url.search === '' ? '?' : '&'}${queryText(values)}`);
  for (const [name, value] of values) if (url.search !== '' && url.searchParams.has(name)) next.searchParams.set(name, String(value));
  return next;
}

function addBody(text: string | undefined, values: readonly (readonly [string, unknown])[]): string {
  return changeJson(text, (body) => {
    for (const [name, value] of values) setDeep(body, name, value);
  });
}

/** Pages that a slot asked for, inside the bounds of the call it serves. */
export function readPages<R>(parts: {
  readonly slot: SlotCall;
  readonly pager: Pager;
  readonly sender: PageSender;
  readonly first: PreparedRequest;
  readonly check: Check;
  readonly limits: Limits;
}): Pages<R> {
  const { slot, pager, sender, first, check, limits } = parts;
  const { bounds = {}, key } = slot.list ?? {};
  return new PageReader<R>(async () => ({
    operation: slot.call.operation,
    pager,
    fetch: pageFetcher(sender, pager, { check }, slot.call, (state) => withPage(first, pager, state)),
    key,
    maxPages: bounds.maxPages,
    maxRecords: bounds.maxRecords,
    resume: bounds.resume,
    readAhead: bounds.readAhead ?? limits.readAhead,
    emptyPages: limits.emptyPages,
  }));
}
