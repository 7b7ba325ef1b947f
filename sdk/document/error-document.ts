import type { TimeHeader } from './budget-document.js';
import type { Selector } from './selector.js';

/** The error classes a vendor's answer may be mapped to; each says what happens next. */
export const MAPPABLE_ERRORS = [
  'RateLimitError',
  'UnavailableError',
  'RejectedError',
  'InvalidInputError',
  'NotFoundError',
  'ConflictError',
  'AuthenticationError',
  'PermissionError',
  'SuspendedError',
  'GoneError',
  'UnexpectedResponseError',
] as const;
export type MappableError = (typeof MAPPABLE_ERRORS)[number];

/** Why a request got no answer. `refused`, `dns`, `tls` and `connect-timeout` happen before anything is sent. */
export const NETWORK_FAULTS = ['refused', 'dns', 'tls', 'connect-timeout', 'reset', 'timeout', 'truncated', 'too-large'] as const;
export type NetworkFaultKind = (typeof NETWORK_FAULTS)[number];

/** Every condition given must hold. */
export interface ErrorCondition {
  /** Exact statuses, classes (`4xx`), or inclusive ranges (`500-504`). */
  readonly status?: readonly (number | string)[];
  /** Vendor's code, as the table's `code` selector finds it. */
  readonly code?: readonly string[];
  /** Text that the message contains, any case. */
  readonly message?: readonly string[];
  /** `value` absent: the header is present. */
  readonly header?: { readonly name: string; readonly value?: string };
  /** Media type without parameters, as `text/html`. */
  readonly contentType?: readonly string[];
  readonly network?: readonly NetworkFaultKind[];
  /** Code that decides, over the decoded body. */
  readonly slot?: string;
}

export interface ErrorRow {
  readonly when: ErrorCondition;
  readonly then: MappableError;
  /** True when this answer proves that the vendor did nothing, so that even an `unsafe` call may be sent again. */
  readonly notAccepted?: boolean;
  /** For people: what to do about it. A `{setting}` stands for its word in the connection. */
  readonly remedy?: string;
  /** Of a SuspendedError: the input fields whose values, with the operation, make up what is suspended. Absent: the operation. */
  readonly scope?: readonly string[];
  /** The wait before another try when the answer names none; milliseconds. */
  readonly waitMs?: number;
}

/** Where a failed answer has something; of several places, the first that holds it: there, and neither null nor empty. */
export type FaultSelector = Selector | { readonly firstOf: readonly Selector[] };

/** What a failed answer says of single parameters: as a list of faults, by the parameter's name, or both. */
export interface FaultDetailsDocument {
  /** A list of faults, each about one parameter; `path`, `message` and `code` read one entry. */
  readonly items?: FaultSelector;
  readonly path?: FaultSelector;
  readonly message?: FaultSelector;
  readonly code?: FaultSelector;
  /** An object with a message, or a list of them, under the name of each parameter. */
  readonly byField?: FaultSelector;
}

/** How one vendor says that something went wrong. Rows are tried in order; a status without a row keeps its default class. */
export interface ErrorTableDocument {
  readonly rows: readonly ErrorRow[];
  /** Read the decoded body of a failed answer. */
  readonly code?: FaultSelector;
  readonly message?: FaultSelector;
  readonly details?: FaultDetailsDocument;
  /** Vendor's id of the failed request, for its support. */
  readonly reference?: FaultSelector | { readonly header: string };
  /** When this is present and not null, false or empty in a 2xx body, the answer is a failure all the same. */
  readonly failed?: FaultSelector;
  /** When this is exactly false in a 2xx body, the answer is a failure all the same. */
  readonly succeeded?: FaultSelector;
  /** When to try again, beside the standard `Retry-After`. */
  readonly retryAfter?: readonly TimeHeader[];
}
