import type { TimeHeader } from '../document/budget-document.js';
import type { ErrorCondition, ErrorRow, ErrorTableDocument, FaultDetailsDocument, FaultSelector } from '../document/error-document.js';
import type { Part, Writer } from '../document/part.js';
import { Slot } from '../document/slot.js';
import { writeErrorNames, type ErrorClass } from './error-names.js';
import { FirstOf, writeFaultPick, type FaultPick } from './first-of.js';

export type ErrorTable = Part<ErrorTableDocument>;

type OneOrMany<T> = T | readonly T[];

/** When a row applies: every condition given must hold. */
export interface When<Fault> {
  /** `404`, `'5xx'` or `'500-504'`. */
  readonly status?: OneOrMany<number | string>;
  readonly code?: OneOrMany<string>;
  /** Text the message contains, any case. */
  readonly message?: OneOrMany<string>;
  /** A header that is present, or has this value. */
  readonly header?: { readonly name: string; readonly value?: string };
  readonly contentType?: OneOrMany<string>;
  readonly network?: OneOrMany<NonNullable<ErrorCondition['network']>[number]>;
  readonly body?: Slot<(body: Fault) => boolean>;
}

export interface RowOptions {
  /** True when the vendor documents that it did nothing: even an `unsafe` call is then sent again. */
  readonly notAccepted?: boolean;
  /** For people; `{region}` stands for the word of that setting of the connection. */
  readonly remedy?: string;
  /** Of a SuspendedError: the input fields whose values are suspended for this operation, as `['workspace_id']`. Default: the operation. */
  readonly scope?: readonly string[];
  /** Of an error that waits: how long, when the vendor's answer does not say. */
  readonly waitSeconds?: number;
}

export interface Row<Fault> extends RowOptions {
  readonly when: When<Fault>;
  readonly then: ErrorClass;
}

/** One row of an error table. */
export function on<Fault>(when: When<Fault>, then: ErrorClass, options: RowOptions = {}): Row<Fault> {
  return { when, then, ...options };
}

/** Where the vendor says which parameters were wrong, in one way or in both. */
export type FaultDetails<Fault> = FaultList<Fault> | FaultMap<Fault> | (FaultList<Fault> & FaultMap<Fault>);

interface FaultList<Fault> {
  /** A list of faults; the others read one of them. */
  readonly items: FaultPick<Fault, unknown>;
  readonly path?: FaultPick<never, unknown>;
  readonly message?: FaultPick<never, unknown>;
  readonly code?: FaultPick<never, unknown>;
}

interface FaultMap<Fault> {
  /** An object with a message, or several, under each parameter's name: `{ name: ['is too long'] }`. */
  readonly byField: FaultPick<Fault, unknown>;
}

export interface ErrorTableOptions<Fault> {
  /** Where the vendor's code is in a failed answer's body. */
  readonly code?: FaultPick<Fault, string | number | null | undefined>;
  /** One text, or several that are joined. */
  readonly message?: FaultPick<Fault, string | readonly string[] | null | undefined>;
  readonly details?: FaultDetails<Fault>;
  /** The vendor's id of a failed request: in the body, or `{ header }`. */
  readonly reference?: FaultPick<Fault, unknown> | { readonly header: string };
  /** Present and truthy in a 2xx body, it makes the answer a failure. */
  readonly failed?: FaultPick<Fault, unknown>;
  /** Exactly false in a 2xx body, it makes the answer a failure. */
  readonly succeeded?: FaultPick<Fault, unknown>;
  readonly retryAfter?: OneOrMany<TimeHeader>;
  /** Tried in order, before `codes`. */
  readonly rows?: readonly Row<Fault>[];
  /** Vendor code to error class. */
  readonly codes?: Readonly<Record<string, ErrorClass>>;
}

/** How a vendor says that something went wrong. A status without a row keeps its usual class; an operation's table goes before the connector's. */
export function errorTable<Fault>(options: ErrorTableOptions<Fault>): ErrorTable {
  return {
    write: (writer) => ({
      rows: [
        ...(options.rows ?? []).map((row, index) => writeRow(writer.under(`rows[${index}]`), row)),
        ...Object.entries(options.codes ?? {}).map(([code, then]) => writeRow(writer.under(`codes.${code}`), { when: { code }, then })),
      ],
      ...select(writer, 'code', options.code),
      ...select(writer, 'message', options.message),
      ...select(writer, 'failed', options.failed),
      ...select(writer, 'succeeded', options.succeeded),
      ...(options.details ? { details: writeDetails(writer.under('details'), options.details) } : {}),
      ...(options.reference === undefined ? {} : { reference: writeReference(writer, options.reference) }),
      ...(options.retryAfter ? { retryAfter: many(options.retryAfter) } : {}),
    }),
  };
}

function writeRow<Fault>(writer: Writer, row: Row<Fault>): ErrorRow {
  const { when, then, notAccepted, remedy, scope, waitSeconds } = row;
  checkRow(writer, row);
  const { status, code, message, header, contentType, network, body } = when;
  return {
    when: {
      ...(status === undefined ? {} : { status: many(status) }),
      ...(code === undefined ? {} : { code: many(code) }),
      ...(message === undefined ? {} : { message: many(message) }),
      ...(header === undefined ? {} : { header: { ...header, name: header.name.toLowerCase() } }),
      ...(contentType === undefined ? {} : { contentType: many(contentType) }),
      ...(network === undefined ? {} : { network: many(network) }),
      ...(body === undefined ? {} : { slot: writer.slot('', body) }),
    },
    then: writeErrorNames(writer, [then])[0]!,
    ...(notAccepted ? { notAccepted } : {}),
    ...(remedy ? { remedy } : {}),
    ...(scope ? { scope } : {}),
    ...(waitSeconds === undefined ? {} : { waitMs: waitSeconds * 1000 }),
  };
}

function checkRow<Fault>(writer: Writer, { when, then, scope, waitSeconds }: Row<Fault>): void {
  if (Object.keys(when).length === 0) writer.fault('a row without a condition hides every row after it', 'Say when it applies.');
  if (scope !== undefined && then.name !== 'SuspendedError') {
    writer.fault(`${then.name} has no scope`, 'Give a scope to SuspendedError alone: it is what waits for a person.');
  }
  if (waitSeconds !== undefined && !(waitSeconds > 0 && WAITING.includes(then.name))) {
    writer.fault(`${then.name} is given a wait of ${waitSeconds} seconds`, `Give a wait above zero to ${WAITING.join(' or ')}.`);
  }
}

/** Classes after which the same call is made again. */
const WAITING: readonly string[] = ['RateLimitError', 'UnavailableError'];

function writeDetails<Fault>(writer: Writer, details: FaultDetails<Fault>): FaultDetailsDocument {
  const { items, path, message, code, byField }: Partial<FaultList<Fault> & FaultMap<Fault>> = details;
  return {
    ...select(writer, 'items', items),
    ...select(writer, 'path', path),
    ...select(writer, 'message', message),
    ...select(writer, 'code', code),
    ...select(writer, 'byField', byField),
  };
}

function writeReference<Fault>(
  writer: Writer,
  reference: FaultPick<Fault, unknown> | { readonly header: string },
): NonNullable<ErrorTableDocument['reference']> {
  if (typeof reference === 'object' && !(reference instanceof Slot || reference instanceof FirstOf))
    return { header: reference.header.toLowerCase() };
  return writeFaultPick(writer, 'reference', reference);
}

function select<K extends string>(writer: Writer, part: K, pick: FaultPick<never, unknown> | undefined) {
  return (pick === undefined ? {} : { [part]: writeFaultPick(writer, part, pick) }) as { readonly [P in K]?: FaultSelector };
}

function many<T>(value: OneOrMany<T>): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
