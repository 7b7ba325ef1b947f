import type { AuthDocument } from './auth-document.js';
import type { ErrorTableDocument } from './error-document.js';
import type { JobDocument, JobResultDocument } from './job-document.js';
import type { PagerDocument } from './pager-document.js';
import type { Selector, Target } from './selector.js';

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
  readonly fields: Readonly<Record<string, Target>>;
  /** Form of the body; `json` when absent. */
  readonly body?: 'json' | 'form';
  /** How an array is written in the query; `comma` when absent. */
  readonly arrays?: 'comma' | 'repeat';
  /** Headers that are the same in every call. */
  readonly headers?: Readonly<Record<string, string>>;
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
}

export interface ActionDocument extends OperationBase {
  readonly kind: 'action';
  /** Absent when `slot` is given. */
  readonly request?: RequestDocument;
  /** Name of the output class in `schemas`; absent when the vendor answers with nothing of use. */
  readonly output?: string;
  /** Where the output is in the body; the whole body when absent. */
  readonly select?: Selector;
  /** The call only starts it; output and `select` are of what the job gives in the end. */
  readonly job?: JobDocument;
  /** The whole action is code. */
  readonly slot?: string;
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
  readonly slot?: string;
}

export type ListOrder = 'newest-first' | 'oldest-first' | 'none';

/** A list read again and again; each record whose key is new becomes one event. */
export interface TriggerDocument extends OperationBase {
  readonly kind: 'trigger';
  /** The list operation it reads. */
  readonly list: string;
  readonly record: string;
  readonly key: Selector;
  readonly cursor: Selector;
  /** Input field of the list that takes the cursor; absent when the vendor has no such filter and the list is read until a known record. */
  readonly since?: string;
  /** How cursors compare. */
  readonly cursorType: 'instant' | 'number' | 'text';
  /** Read again this far behind the cursor, since records may be committed late; milliseconds, or the cursor's own unit for numbers. */
  readonly overlap: number;
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

export type OperationDocument = ActionDocument | ListDocument | TriggerDocument | DownloadDocument;
