import type { ErrorCondition, ErrorTableDocument, MappableError } from 'trunkline/document';
import * as errors from 'trunkline/sdk';
import type { ConnectorError, ErrorDetail, ErrorFacts } from 'trunkline/sdk';
import { selector, type SlotCode } from '../document/select.js';
import { excerpt, type Decoded } from './decode.js';
import { header, mediaType, type Headers } from './headers.js';
import { NetworkFault } from './network-fault.js';
import type { Redactor } from './redactor.js';
import { retryAfterMs } from './retry-after.js';

export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly decoded: Decoded;
}

/** An error, and whether the vendor is known to have done nothing. */
export interface Mapped {
  readonly error: ConnectorError;
  readonly notAccepted: boolean;
}

export interface MapContext {
  /** `<connection>.<operation>`. */
  readonly operation: string;
  readonly redactor: Redactor;
  readonly code: SlotCode;
  readonly now: number;
  readonly longestRetryAfterMs: number;
}

/** True when a 2xx answer says that it failed all the same. */
export function saysFailed(table: ErrorTableDocument, data: unknown, code: SlotCode): boolean {
  return table.failed !== undefined && Boolean(selector(table.failed, code)(data));
}

/** The error that an answer means: the first row that applies, or the status's usual class. */
export function mapAnswer(table: ErrorTableDocument, answer: FailedAnswer, context: MapContext): Mapped {
  const { status, headers, decoded } = answer;
  const body = decoded.isJson ? decoded.data : undefined;
  const read = (select: ErrorTableDocument['code']): unknown => select && selector(select, context.code)(body);
  const vendorCode = text(read(table.code));
  const said = text(read(table.message)) ?? (decoded.isJson ? undefined : excerpt(decoded.text));
  const row = table.rows.find(({ when }) => applies(when, { status, headers, body, vendorCode, said }, context.code));
  const { then, remedy } = row ?? { then: usualClass(status), remedy: usualRemedy(status) };
  const clean = context.redactor;
  const facts: ErrorFacts & { retryAfterMs?: number } = {
    status,
    operation: context.operation,
    remedy,
    vendorCode: vendorCode && clean.text(vendorCode),
    reference: text(readReference(table, headers, read)),
    details: clean.value(readDetails(table, body, context.code)),
    retryAfterMs: retryAfterMs(headers, table.retryAfter ?? [], context.now, context.longestRetryAfterMs),
  };
  const message = `${context.operation} was answered ${status}${said ? `: ${clean.text(said)}` : ' with no explanation'}`;
  return { error: make(then, message, facts), notAccepted: row?.notAccepted === true || then === 'RateLimitError' };
}

/** The error that a missing answer means. */
export function mapFault(table: ErrorTableDocument, fault: NetworkFault, host: string, context: MapContext): Mapped {
  const row = table.rows.find(({ when }) => when.network?.some((kind) => kind === fault.kind));
  const usual =
    fault.kind === 'tls' || fault.kind === 'egress'
      ? 'RejectedError'
      : fault.kind === 'too-large'
        ? 'UnexpectedResponseError'
        : 'UnavailableError';
  const message = context.redactor.text(`${context.operation} got no answer from ${host}: ${fault.message}`);
  const facts = {
    code: fault.kind.replace('-', '_'),
    operation: context.operation,
    remedy: row?.remedy ?? FAULT_REMEDIES[fault.kind],
    cause: fault,
  };
  return { error: make(row?.then ?? usual, message, facts), notAccepted: !fault.sent || row?.notAccepted === true };
}

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

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly vendorCode: string | undefined;
  readonly said: string | undefined;
}

function applies(when: ErrorCondition, seen: Seen, code: SlotCode): boolean {
  if (when.network) return false;
  if (when.status && !when.status.some((wanted) => matchesStatus(wanted, seen.status))) return false;
  if (when.code && !when.code.includes(seen.vendorCode ?? '')) return false;
  if (when.message && !when.message.some((part) => seen.said?.toLowerCase().includes(part.toLowerCase()))) return false;
  if (when.contentType && !when.contentType.includes(mediaType(seen.headers) ?? '')) return false;
  if (when.header) {
    const value = header(seen.headers, when.header.name);
    if (value === undefined || (when.header.value !== undefined && value !== when.header.value)) return false;
  }
  return when.slot === undefined || Boolean(code(when.slot)(seen.body));
}

function matchesStatus(wanted: number | string, status: number): boolean {
  if (typeof wanted === 'number') return wanted === status;
  if (wanted.endsWith('xx')) return Math.floor(status / 100) === Number(wanted[0]);
  const [from, to] = wanted.split('-').map(Number);
  return status >= from! && status <= to!;
}

const USUAL: Readonly<Record<number, MappableError>> = {
  400: 'InvalidInputError',
  401: 'AuthenticationError',
  402: 'SuspendedError',
  403: 'PermissionError',
  404: 'NotFoundError',
  408: 'UnavailableError',
  409: 'ConflictError',
  410: 'GoneError',
  412: 'ConflictError',
  422: 'InvalidInputError',
  425: 'RateLimitError',
  429: 'RateLimitError',
};

function usualClass(status: number): MappableError {
  if (status < 400) return 'UnexpectedResponseError';
  return USUAL[status] ?? (status >= 500 ? 'UnavailableError' : 'RejectedError');
}

function usualRemedy(status: number): string | undefined {
  if (status === 401) return 'Check the connection’s credential: it is missing, wrong, expired or revoked.';
  if (status === 403) return 'Give the credential the right it lacks, or use another.';
  return undefined;
}

function readDetails(table: ErrorTableDocument, body: unknown, code: SlotCode): ErrorDetail[] {
  const { details } = table;
  const items = details && selector(details.items, code)(body);
  if (!details || items === undefined || items === null) return [];
  return (Array.isArray(items) ? items : [items]).flatMap((item) => {
    const path = details.path ? text(selector(details.path, code)(item)) : undefined;
    const message = details.message ? text(selector(details.message, code)(item)) : text(item);
    const vendorCode = details.code && text(selector(details.code, code)(item));
    if (details.path ? path === undefined : message === undefined) return [];
    return [{ path: path ?? '', message: message ?? '', ...(vendorCode ? { code: vendorCode } : {}) }];
  });
}

function readReference(table: ErrorTableDocument, headers: Headers, read: (select: ErrorTableDocument['code']) => unknown): unknown {
  if (table.reference === undefined) return undefined;
  return 'header' in table.reference ? header(headers, table.reference.header) : read(table.reference);
}

/** Vendors say things as text, as a number, or as a list of texts. */
function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.length > 0)
    return value.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('; ');
  return undefined;
}
