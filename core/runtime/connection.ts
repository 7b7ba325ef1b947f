import type { BudgetDocument, ConnectorDocument, JsonSchema } from 'trunkline/document';
import type { SuspendedError, UnexpectedResponseError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import type { SlotCode } from '../document/select.js';
import type { AskOptions } from '../form/answer-cache.js';
import type { Choices } from '../form/choices.js';
import type { FileSource } from '../http/file-source.js';
import type { DeliveryMemory } from '../ports/delivery-memory.js';
import type { Subscriptions } from '../trigger/webhook/subscription-plan.js';
import type { Notification, Received } from '../trigger/webhook/notification.js';

export interface CallOptions {
  /** Ends the call, waits included. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call: waits, tries and bodies. Default 5 minutes. */
  readonly timeoutMs?: number;
  /** The idempotency key to use with a `keyed` effect or a look-up; a random one when absent. */
  readonly key?: string;
  /**
   * True when an earlier attempt of the same call may have been sent and its outcome is unknown: an `unsafe` call then ends uncertain
   * without being sent, a look-up asks first.
   */
  readonly resumed?: boolean;
  /**
   * Called before a request that may change something leaves, once it has room in the vendor's quotas and a session. The request leaves when this
   * resolves; when it rejects nothing does, and the call rejects with the same.
   */
  readonly beforeEffect?: () => Promise<void>;
  /** What becomes of a write of many items that was done for some of them: `throw` (the default) a PartialFailureError, or `return` the output. */
  readonly partial?: 'throw' | 'return';
}

export interface ListOptions extends Omit<CallOptions, 'key' | 'resumed' | 'partial' | 'beforeEffect'> {
  /** Ends incomplete, with the reason `max-pages`. */
  readonly maxPages?: number;
  readonly maxRecords?: number;
  /** A `resume` value of an earlier reading of the same list with the same input. */
  readonly resume?: string;
  /** Pages asked for ahead of the reader where the pager allows it. Default 8. */
  readonly readAhead?: number;
  readonly detailed?: false;
  /** Told of each request that is about to leave. */
  readonly onRequest?: () => void;
  /**
   * Told of each record that is not of its class, which is then among the records of its page all the same. Without it, such a record fails the
   * reading. Lists that are read over the records of others fail.
   */
  readonly onInvalid?: (record: unknown, error: UnexpectedResponseError) => void;
}

/** Each record is read in full by the list's `detail`. Bounds and resume values count the list's own records. */
export interface DetailedListOptions extends Omit<ListOptions, 'detailed'> {
  readonly detailed: true;
}

export interface DownloadOptions extends Omit<CallOptions, 'timeoutMs'> {
  /**
   * Milliseconds until the file is read to its end. Without it, its first byte has 5 minutes, and after that it may take as long as it comes;
   * only the wait for each next piece is bounded.
   */
  readonly timeoutMs?: number;
}

export interface UploadOptions extends Omit<CallOptions, 'timeoutMs' | 'partial'> {
  /**
   * Milliseconds for the whole call. Without it, what is not sending has 5 minutes, and the file may take as long as it goes out; only the wait
   * for each next piece is bounded.
   */
  readonly timeoutMs?: number;
}

export interface ReceiveOptions {
  /** Which deliveries were taken, in the place of the connection's own memory. */
  readonly deliveries?: DeliveryMemory;
}

/** A file at the moment it begins to come. */
export interface FileAnswer {
  /** A name that the vendor gave it, without folders; fit to be a file's name. */
  readonly name?: string;
  /** Its media type, with parameters. */
  readonly type?: string;
  /** Bytes, where the vendor says. */
  readonly size?: number;
  /**
   * Its bytes, decompressed, as fast as they are read; once. Ends quietly only when the file is whole: throws a ConnectorError where it breaks
   * off. Its connection is kept open until then, or until reading is stopped: a file that nobody reads must be ended by the call's signal.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/** What a recipe needs of a connection. Operations are named as the connector's document names them. */
export interface RecipeConnection {
  readonly id: string;
  readonly document: ConnectorDocument;
  /** The vendor's quotas as they hold for this account; those of the document when absent. */
  readonly budgets?: readonly BudgetDocument[];
  /** Hash of the files that the connector's code is in; undefined where the class itself was given. */
  readonly codeHash?: string | undefined;
  /** True when `beforeEffect` is called as its description says. Of a connection that does not, a call may leave as soon as it is asked for. */
  readonly tellsBeforeEffect?: boolean;
  call(operation: string, input: unknown, options?: CallOptions): Promise<unknown>;
  list(operation: string, input: unknown, options?: ListOptions): Pages<unknown>;
  /** Resolves when the file begins to come. Repeated until then, as far as the effect allows. */
  download(operation: string, input: unknown, options?: DownloadOptions): Promise<FileAnswer>;
  /**
   * Sends a file, and gives what the vendor answers. Repeated as far as the effect allows; the file is then opened again.
   *
   * @throws ConnectorError as `call`. Where the file itself fails: an InvalidInputError before anything of it was sent; after that a
   * RejectedError, or an UncertainError where the effect lets nobody tell.
   */
  upload(operation: string, input: unknown, file: FileSource | Uint8Array, options?: UploadOptions): Promise<unknown>;
  /** The code that the document names. Imports the connector's module. */
  slots(): Promise<SlotCode>;
}

/** One account at one vendor. */
export interface AnyConnection extends RecipeConnection {
  /** @throws InvalidInputError when the operation is no list, or has no `detail` and is to be read in full. */
  list(operation: string, input: unknown, options?: ListOptions | DetailedListOptions): Pages<unknown>;
  /**
   * The values that a field of an operation's input may take, read from a list of the vendor and remembered for a while.
   *
   * @param field Its path: `project_id`, or `lines[0].sku_id` where the items of a list are filled in differently.
   * @param input What is filled in so far; choices may depend on it.
   * @throws InvalidInputError when the field is not there, has no choices, or depends on one that is not filled in.
   */
  choices(operation: string, field: string, input?: unknown, options?: AskOptions): Promise<Choices>;
  /**
   * The JSON Schema of an operation's whole input, without references to anything outside it.
   *
   * A field whose schema only the vendor knows has it as soon as `input` holds what it depends on; it is the vendor's data, and is marked
   * `x-fetched`. Remembered for a while.
   */
  inputSchema(operation: string, input?: unknown, options?: AskOptions): Promise<JsonSchema>;
  /** Data that is to be shown, without the connection's secrets in whatever form. */
  redact<T>(value: T): T;
  /** Why scopes of this connection are not called, as far as this process has met them; each says which, and what to do. */
  readonly suspended: readonly SuspendedError[];
  /** A person has acted: suspended scopes are called again. */
  unsuspend(): Promise<void>;
  /**
   * Verifies a notification that the vendor sent, and gives what it says. Sends nothing; the caller answers with `status`.
   *
   * @throws InvalidInputError when the connector declares no webhooks, or the body is not bytes; what a DeliveryMemory throws.
   */
  receive(notification: Notification, options?: ReceiveOptions): Promise<Received>;
  /**
   * Answers a vendor that asks by GET whether the URL is wanted. Sends nothing, and makes no event.
   *
   * @throws InvalidInputError when the connector declares no webhooks.
   */
  challenge(query: URLSearchParams): Promise<Received>;
  /**
   * How the vendor is asked for webhooks of this connection; undefined where it cannot be asked.
   *
   * @throws InvalidInputError when the connector declares no webhooks.
   */
  subscriptions(): Promise<Subscriptions | undefined>;
}
