import type { AuthDocument } from './auth-document.js';
import type { ErrorTableDocument, MappableError } from './error-document.js';
import type { JobDocument, JobResultDocument } from './job-document.js';
import type { PagerDocument, TimeFormat, WindowsDocument } from './pager-document.js';
import type { FieldTarget, Selector } from './selector.js';

export type Stability = 'experimental' | 'stable' | 'deprecated';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What happens when a call is repeated. */
export type EffectDocument =
  | { readonly kind: 'read' }
  /** Repeating it leaves the vendor in the same state. */
  | { readonly kind: 'idempotent' }
  /** The vendor drops repeats that carry the same key in this header. */
  | { readonly kind: 'keyed'; readonly header: string }
  /** Code that asks the vendor whether the call happened. */
  | { readonly kind: 'lookup'; readonly slot: string }
  /** Sent again only when it was provably not accepted. */
  | { readonly kind: 'unsafe' };

/** How the request is built from the input, with no code. */
export interface RequestDocument {
  readonly method: Method;
  /** Begins with `/`; `{field}` stands for one encoded segment. */
  readonly path: string;
  /** Service of the base URL table; absent means its first. */
  readonly service?: string;
  /** Where each input field goes; a field of the input class that is not named here does not exist. */
  readonly fields: Readonly<Record<string, FieldTarget>>;
  /** Form of the body; `json` when absent. */
  readonly body?: 'json' | 'form';
  /** How an array is written in the query; `comma` when absent. */
  readonly arrays?: 'comma' | 'repeat';
  /** Headers that are the same in every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters that are the same in every call: in the query of a GET or DELETE, else in the body, which they make even when there are none. */
  readonly fixed?: Readonly<Record<string, string | number | boolean>>;
  /** What the answer's body is; `json` when absent. */
  readonly answer?: 'json' | 'text';
}

interface OperationBase {
  readonly title: string;
  readonly description?: string;
  /** Vendor page, section or endpoint the facts are from. */
  readonly source: string;
  readonly stability: Stability;
  /** Name of the input class in `schemas`; absent when there is nothing to give. */
  readonly input?: string;
  readonly effect: EffectDocument;
  /** Data classes that need class-validator at run time, since their rules have no JSON Schema. */
  readonly validators?: readonly string[];
  readonly auth?: AuthDocument;
  readonly errors?: ErrorTableDocument;
  /** What the credential must be allowed to do, in the vendor's own words. */
  readonly scopes?: readonly string[];
  /** How long the vendor may take for one answer, where that is longer than the runtime waits for any. */
  readonly answerMs?: number;
}

export interface ActionDocument extends OperationBase {
  readonly kind: 'action';
  /** Absent when `slot` is given. */
  readonly request?: RequestDocument;
  /** Name of the output class in `schemas`; absent when the vendor answers with nothing of use. */
  readonly output?: string;
  /** Where the output is in the body; the whole body when absent. */
  readonly select?: Selector;
  /** Field of the output class that takes what was selected: for an answer that is a bare text, number, list or null. */
  readonly as?: string;
  /** Present where a successful answer tells of each item apart. */
  readonly bulk?: BulkDocument;
  /** Errors by which the vendor says that there is nothing: the call then gives null. */
  readonly empty?: readonly MappableError[];
  /** The call only starts it; output, `select`, `as` and `bulk` are of what the job gives in the end. */
  readonly job?: JobDocument;
  /** The whole action is code. */
  readonly slot?: string;
}

/** Where the output of a write of many items says which of them failed. `id`, `message` and `code` read one failed item. */
export interface BulkDocument {
  /** A list with one entry per item that failed; the others are done. */
  readonly failed: Selector;
  readonly id?: Selector;
  readonly message?: Selector;
  readonly code?: Selector;
}

export interface ListDocument extends OperationBase {
  readonly kind: 'list';
  readonly request?: RequestDocument;
  /** Name of the record class in `schemas`. */
  readonly record: string;
  /** Reads a record; unique among them. */
  readonly key?: Selector;
  readonly order?: ListOrder;
  /** Absent means the connector's. */
  readonly pagination?: PagerDocument;
  /** Its records are summaries; this gives one in full. */
  readonly detail?: DetailDocument;
  readonly windows?: WindowsDocument;
  /** Instead of a request: another list, read for every combination of what it is read over. */
  readonly each?: EachDocument;
  /** Errors of its first page that mean an empty list. */
  readonly empty?: readonly MappableError[];
  /** Code that says which records are handed out. */
  readonly filter?: { readonly slot: string };
  /** Code that makes the record of each item, before it is checked. */
  readonly transform?: { readonly slot: string };
  readonly slot?: string;
}

/** The action that reads a record in full, and what it is given: by its input field, where a record of the list has it. */
export interface DetailDocument {
  readonly action: string;
  readonly with: Readonly<Record<string, Selector>>;
}

/** Reads one list for every combination of parent records and fixed values, the first of `over` outermost. */
export interface EachDocument {
  /** The list that is read. */
  readonly list: string;
  readonly over: readonly (EachParent | EachValues)[];
  /** Errors of one combination that leave it out, and the rest goes on; the outcome tells. */
  readonly skip?: readonly MappableError[];
}

/** The records of another list; each gives its child's input some values. */
export interface EachParent {
  readonly list: string;
  /** Input field of the child, or of a later parent, from the record. */
  readonly with: Readonly<Record<string, Selector>>;
  /** Field of the record handed out, from the parent's record. */
  readonly keep?: Readonly<Record<string, Selector>>;
}

/** Fixed values of one input field of the child. */
export interface EachValues {
  readonly field: string;
  readonly values: readonly (string | number | boolean)[];
}

export type ListOrder = 'newest-first' | 'oldest-first' | 'none';

/** What starts runs: each record whose key is new becomes one event. */
export interface TriggerDocument extends OperationBase {
  readonly kind: 'trigger';
  /** Name of the record class in `schemas`. */
  readonly record: string;
  /** At least one of both. */
  readonly poll?: PollDocument;
  readonly webhook?: WebhookDocument;
}

/** What identifies an event, read from its record: one value, or several that do so together, such as an id and the time of a change. */
export type EventKey = Selector | readonly [Selector, Selector, ...Selector[]];

/**
 * The list is read to its end each time, and held against the reading before. `changes`: each change of a record's content is an event, with the record
 * as it is now. `differences`: each record that came, changed or went, as `{ change, record, before }`.
 */
export type Detects = 'changes' | 'differences';

/** A list read again and again. Selectors read a record. */
export interface PollDocument {
  /** The list operation it reads. */
  readonly list: string;
  readonly key: EventKey;
  /** What is an event besides a record whose key is new; absent means nothing is. */
  readonly detects?: Detects;
  /** Each poll goes on at the last page of the one before, by the continuation that the vendor gave for it: the cursor is that. */
  readonly continues?: true;
  /** When the record was made, where the cursor tells its changes: what is older than the trigger's beginning is not new when it is changed. */
  readonly created?: Selector;
  /**
   * What grows with time. Absent for a list that is newest-first, which is then read until a page holds only known records; for one that `continues`;
   * and with `detects`, which reads the whole list.
   */
  readonly cursor?: Selector;
  /** Input field of the list that takes the cursor; absent when the vendor has no such filter. */
  readonly since?: string;
  /** How that field writes a time, where the cursor is an instant; absent means as the records do. */
  readonly sinceFormat?: Exclude<TimeFormat, 'iso-8601'>;
  /** How cursors compare; there with a cursor. */
  readonly cursorType?: CursorType;
  /**
   * Read again this far behind the cursor, since records may be committed late; milliseconds, or the cursor's own unit for numbers.
   * There with a cursor. Without one, so many known records in a row end the reading of a newest-first list: absent means those of one page.
   */
  readonly overlap?: number;
  readonly order: ListOrder;
}

/** One call that gives a file, as it comes. */
export interface DownloadDocument extends OperationBase {
  readonly kind: 'download';
  /** A file cannot be looked up. */
  readonly effect: Exclude<EffectDocument, { kind: 'lookup' }>;
  readonly request: RequestDocument;
  /** Response header that holds the hex SHA-256 of the file, decompressed. The file is held against it as it passes. */
  readonly sha256Header?: string;
  /** The call only starts it; the file is its result. */
  readonly job?: JobDocument & { readonly result: JobResultDocument };
}

/** One call whose body is a file, with one result. */
export interface UploadDocument extends OperationBase {
  readonly kind: 'upload';
  /** Its fields go to the path, the query, headers or cookies: the file is the whole body. */
  readonly request: UploadRequest;
  /** Media type that is sent; absent means the file's own, else `application/octet-stream`. */
  readonly type?: string;
  /** Longest file that the vendor takes, in bytes. */
  readonly maxBytes?: number;
  /** Name of the output class in `schemas`; absent when the vendor answers with nothing of use. */
  readonly output?: string;
  /** Where the output is in the body of the answer; the whole body when absent. */
  readonly select?: Selector;
  /** The call only starts it; output and `select` are of what the job gives in the end. */
  readonly job?: JobDocument;
}

/** A request whose body is a file. */
export type UploadRequest = Omit<RequestDocument, 'body' | 'fixed' | 'answer'>;

/** A notification of the connector's webhooks that is this event: every condition given holds, and at least one is. */
export interface WebhookDocument {
  /** The names that the event may have. */
  readonly event?: readonly string[];
  /** Reads the body: a value that is there and neither null nor false. */
  readonly when?: Selector;
  /** Reads the body; the record must be of its class. */
  readonly record: Selector;
  readonly key: EventKey;
  /** Reads the record: grows with each of its changes. One that is not newer than what was seen of the same key is out of date. */
  readonly version?: Selector;
  /** How versions compare; there with a version. */
  readonly versionType?: CursorType;
}

export type CursorType = 'instant' | 'number' | 'text';

export type OperationDocument = ActionDocument | ListDocument | TriggerDocument | DownloadDocument | UploadDocument;
