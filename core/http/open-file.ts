import { UnavailableError, UnexpectedResponseError, type ConnectorError } from 'trunkline/errors';
import type { Limits } from '../limits.js';
import type { CallContext } from './call-context.js';
import { cancelled } from './call-errors.js';
import { FileBody } from './file-body.js';
import { header, type Headers } from './headers.js';
import { NetworkFault } from './network-fault.js';
import type { Redactor } from './redactor.js';
import type { Opened } from './transmit.js';

const RAISE = 'Raise `limits.downloadBytes`.';

/** A file whose head is in. */
export interface OpenFile {
  readonly headers: Headers;
  /** Bytes; undefined where the vendor does not say, or compresses. */
  readonly size: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** What a caller wants of a file. */
export interface FileOrder {
  /** On the clock's monotonic scale: the end of the caller's time, where it gave one. */
  readonly until: number;
  readonly sha256Header: string | undefined;
  /** What the reader is told in the place of an error that ends the file. */
  readonly settle: (error: ConnectorError) => Error;
}

export interface FileContext {
  readonly call: CallContext;
  readonly limits: Limits;
  readonly redactor: Redactor;
}

/** @throws UnexpectedResponseError when the head shows already that the file is too large, or could not be told from one cut short. */
export function openFile(opened: Opened, order: FileOrder, { call, limits, redactor }: FileContext): OpenFile {
  const { headers } = opened;
  const sha256 = readSha256(headers, order.sha256Header);
  if (sha256 === undefined && opened.endsWithConnection) throw endless();
  const size = readSize(headers);
  const brokenOff = (fault: NetworkFault, bytes: number): Error => order.settle(errorOf(fault, bytes, call, redactor));
  if (size !== undefined && size > limits.downloadBytes) throw tooLarge(size, limits.downloadBytes);
  const mismatch = (): Error => order.settle(anotherFile(call));
  return { headers, size, body: new FileBody(opened, { limits, until: order.until, sha256, brokenOff, mismatch }) };
}

function readSize(headers: Headers): number | undefined {
  const length = header(headers, 'content-length');
  const encoding = header(headers, 'content-encoding') ?? 'identity';
  return encoding === 'identity' && length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined;
}

function readSha256(headers: Headers, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const value = header(headers, name)?.trim().toLowerCase();
  if (value !== undefined && /^[0-9a-f]{64}$/.test(value)) return value;
  throw new UnexpectedResponseError(`The answer has no SHA-256 in its header ${name}, which its file is to be held against.`, {
    code: 'no_checksum',
    remedy: 'The vendor changed its answer, or the connector is wrong about the header.',
  });
}

function endless(): UnexpectedResponseError {
  return new UnexpectedResponseError('The answer says neither how long its file is nor where it ends, so one cut short would look whole.', {
    code: 'no_length',
    remedy: 'If the vendor sends the SHA-256 of the file in a header, declare it as `sha256Header`.',
  });
}

function tooLarge(size: number, most: number): UnexpectedResponseError {
  return new UnexpectedResponseError(`The file is ${size} bytes, and ${most} are allowed.`, { code: 'too_large', remedy: RAISE });
}

function anotherFile({ operation }: CallContext): UnexpectedResponseError {
  return new UnexpectedResponseError(`The file of ${operation} is another than the vendor's SHA-256 says.`, {
    code: 'checksum_mismatch',
    operation,
    remedy: 'Throw away what was read, and download it again.',
  });
}

/** The error that a file's early end means. Its beginning has been handed out. */
function errorOf(fault: NetworkFault, bytes: number, call: CallContext, redactor: Redactor): ConnectorError {
  if (fault.kind === 'aborted') return cancelled(call, false);
  const { operation } = call;
  const cause = new NetworkFault(fault.kind, redactor.text(fault.message), fault.sent);
  const message = `The file of ${operation} broke off after ${bytes} bytes: ${cause.message}.`;
  const facts = { code: fault.kind.replace('-', '_'), operation, cause };
  if (fault.kind !== 'too-large') return new UnavailableError(message, facts);
  return new UnexpectedResponseError(message, { ...facts, remedy: RAISE });
}
