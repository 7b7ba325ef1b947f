import type { ErrorRow, ErrorTableDocument, MappableError } from 'trunkline/document';
import * as errors from 'trunkline/errors';
import type { ConnectorError, ErrorFacts, RetryableFacts, SuspendedFacts } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';
import type { Decoded } from './decode.js';
import { excerpt } from './excerpt.js';
import { listDetails } from '../text/list-details.js';
import { readDetails, readReference, text } from './fault-facts.js';
import type { Headers } from './headers.js';
import { matchesRow } from './matches-row.js';
import { NetworkFault } from './network-fault.js';
import { scopeText } from './barriers.js';
import type { PreparedRequest } from './prepared-request.js';
import type { Redactor } from './redactor.js';
import { remedyText } from './remedy-text.js';
import { retryAfterMs } from './retry-after.js';
import { usual } from './usual-class.js';

export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly decoded: Decoded;
}

/** An error, and what is known about the request behind it. */
export interface Mapped {
  readonly error: ConnectorError;
  /** The vendor is known to have done nothing. */
  readonly notAccepted: boolean;
  /** Of a SuspendedError: input fields whose values are suspended. */
  readonly scope?: readonly string[];
  /** The vendor said so itself. Without its word, no class of error tells what became of a request that was sent. */
  readonly answered: boolean;
  /** A row of the error table knew it by more than its status. */
  readonly isExplained?: boolean;
  /** The wait that the answer asked for, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

export interface MapContext {
  /** `<connection>.<operation>`. */
  readonly operation: string;
  /** True when an earlier request of the call may have changed something: no answer of this one proves that nothing happened. */
  readonly touched: boolean;
  readonly redactor: Redactor;
  /** The connection's, secrets unopened. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly input: PreparedRequest['input'];
  readonly namesRecord: boolean;
  /** What the credential must be allowed to do. */
  readonly scopes?: readonly string[] | undefined;
  readonly code: SlotCode;
  readonly now: number;
  readonly longestRetryAfterMs: number;
}

/** True when a 2xx answer says that it failed all the same. An empty list of errors is none. */
export function saysFailed(table: ErrorTableDocument, data: unknown, code: SlotCode): boolean {
  if (table.succeeded && selector(table.succeeded, code)(data) === false) return true;
  const said = table.failed && selector(table.failed, code)(data);
  return Boolean(typeof said === 'object' && said !== null ? Object.keys(said).length > 0 : said);
}

/** The error that an answer means: the first row that applies, or the status's usual class. */
export function mapAnswer(table: ErrorTableDocument, answer: FailedAnswer, context: MapContext): Mapped {
  const { status, headers, decoded } = answer;
  const { redactor, code, operation } = context;
  const body = decoded.isJson ? decoded.data : undefined;
  const read = (select: ErrorTableDocument['code']): string | undefined => select && text(selector(select, code)(body));
  const vendorCode = read(table.code);
  const said = read(table.message) ?? bareText(decoded);
  const row = table.rows.find(({ when }) => matchesRow(when, { status, headers, body, vendorCode, said }, code));
  const { then, remedy, scope = [], waitMs }: Omit<ErrorRow, 'when'> = row ?? usual(status, context.namesRecord);
  const notAccepted = row?.notAccepted === true || then === 'RateLimitError';
  const details = readDetails(table, body, code).map((detail) => mapValues(detail, (value) => excerpt(value, redactor)));
  const facts: RetryableFacts & SuspendedFacts = {
    status,
    operation,
    remedy: withScopes(then, remedyText(remedy, context.settings, redactor), context.scopes),
    vendorCode: vendorCode && excerpt(vendorCode, redactor),
    reference: redactor.value(readReference(table, body, headers, code)),
    details,
    retryAfterMs: retryAfterMs(headers, table.retryAfter ?? [], context.now, context.longestRetryAfterMs) ?? waitMs,
    scope: redactor.value(scopeText(context.input, scope)),
    notAccepted: notAccepted && !context.touched,
  };
  const explained = said ? excerpt(said, redactor) : listDetails(details);
  const message = `${operation} was answered ${status}${explained ? `: ${explained}` : ' with no explanation'}`;
  const isExplained = row !== undefined && Object.keys(row.when).some((condition) => condition !== 'status');
  return { error: make(then, message, facts), notAccepted, answered: true, scope, isExplained, retryAfterMs: facts.retryAfterMs };
}

/** Whoever is told that a right is missing is told which the operation needs. */
function withScopes(then: MappableError, remedy: string | undefined, scopes: readonly string[] | undefined): string | undefined {
  if (then !== 'PermissionError' || scopes === undefined) return remedy;
  return [remedy, `The credential needs: ${scopes.join('; ')}.`].filter((part) => part !== undefined).join(' ');
}

/** A body that is a text and nothing else, as JSON or not. */
function bareText({ data, isJson, text: whole }: Decoded): string | undefined {
  if (!isJson) return whole;
  return typeof data === 'string' ? data : undefined;
}

/** The error that a missing answer means. */
export function mapFault(
  table: ErrorTableDocument,
  fault: NetworkFault,
  host: string,
  { operation, redactor, touched, settings }: MapContext,
): Mapped {
  const row = table.rows.find(({ when }) => when.network?.some((kind) => kind === fault.kind));
  // Made anew: what came from a port may hold what only the port should know.
  const cause = new NetworkFault(fault.kind, redactor.text(fault.message), fault.sent);
  const notAccepted = !fault.sent || row?.notAccepted === true;
  const facts = {
    notAccepted: notAccepted && !touched,
    code: fault.kind.replace('-', '_'),
    operation,
    remedy: remedyText(row?.remedy, settings, redactor) ?? FAULT_REMEDIES[fault.kind],
    cause,
  };
  const message = `${operation} got no answer from ${redactor.text(host)}: ${cause.message}`;
  return {
    error: make(row?.then ?? FAULT_CLASSES[fault.kind] ?? 'UnavailableError', message, facts),
    notAccepted,
    answered: false,
  };
}

const FAULT_CLASSES: Readonly<Partial<Record<NetworkFault['kind'], MappableError>>> = {
  tls: 'RejectedError',
  egress: 'RejectedError',
  'too-large': 'UnexpectedResponseError',
};

const FAULT_REMEDIES: Readonly<Partial<Record<NetworkFault['kind'], string>>> = {
  refused: 'Check that the host is right and up.',
  dns: 'Check the spelling of the host, and this machine’s name server.',
  tls: 'The certificate must be valid for the host; it cannot be overridden.',
  egress: 'Set `allowLoopback: true` beside the service’s URL when it is an emulator on this machine.',
  'too-large': 'Ask for less, or raise `limits.responseBytes`.',
};

function make(name: MappableError, message: string, facts: ErrorFacts): ConnectorError {
  return new errors[name](message, facts);
}

function mapValues<T extends object>(record: T, fn: (value: string) => string): T {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fn(value as string)])) as T;
}
