import type { JsonSchema } from 'trunkline/document';
import type { Action, Download, List, Pages, Trigger, Upload } from 'trunkline/sdk';
import type { AskOptions } from '../form/answer-cache.js';
import type { Choices } from '../form/choices.js';
import type { FileSource } from '../http/file-source.js';
import type {
  AnyConnection,
  CallOptions,
  DetailedListOptions,
  DownloadOptions,
  FileAnswer,
  ListOptions,
  ReceiveOptions,
  UploadOptions,
} from './connection.js';
import type { Draft, FieldPath } from './form-types.js';
import type { WebhookEvent } from '../ports/delivery-memory.js';
import type { Notification, Received } from '../trigger/webhook/notification.js';

/** Input and result of a member, declared or written as a method; never for any other. */
type ActionOf<M> =
  M extends Action<infer I, infer O>
    ? { input: I; output: O }
    : M extends (input: infer I) => Promise<infer O>
      ? { input: I; output: O }
      : never;
type ListOf<M> =
  M extends List<infer I, infer R, infer D>
    ? { input: I; record: R; detail: D }
    : M extends (input: infer I) => Pages<infer R>
      ? { input: I; record: R; detail: unknown }
      : never;
type DownloadOf<M> = M extends Download<infer I> ? { input: I } : never;
type UploadOf<M> = M extends Upload<infer I, infer O> ? { input: I; output: O } : never;
/** Input of a member that is an operation of any kind. */
type InputOf<M> =
  M extends Trigger<infer I, infer _R> ? I : ActionOf<M>['input'] | ListOf<M>['input'] | DownloadOf<M>['input'] | UploadOf<M>['input'];

interface Of<M> {
  readonly action: ActionOf<M>;
  readonly list: ListOf<M>;
  readonly download: DownloadOf<M>;
  readonly upload: UploadOf<M>;
}

type Names<C, Kind extends keyof Of<unknown>> = {
  [K in keyof C]: [Of<C[K]>[Kind]] extends [never] ? never : K;
}[keyof C] &
  string;

/** Of each trigger, an event with its record. */
type EventOf<C> = { [K in keyof C & string]: C[K] extends Trigger<infer _, infer R> ? WebhookEvent<K, R> : never }[keyof C & string];

type Operations<C> = { [K in keyof C]: [InputOf<C[K]>] extends [never] ? never : K }[keyof C] & string;

/** Nothing has to be given for an operation without input. */
type Arguments<I, Options> = [I] extends [void]
  ? [input?: undefined, options?: Options]
  : unknown extends I
    ? [input?: I, options?: Options]
    : [input: I, options?: Options];

/** What stands before further arguments, where nothing has to be given. */
type Leading<I> = I | ([I] extends [void] ? undefined : never);

/** A connection of connector class `C`: inputs, results and records are the class's own. */
export interface Connection<C> extends Omit<
  AnyConnection,
  'call' | 'list' | 'download' | 'upload' | 'choices' | 'inputSchema' | 'receive'
> {
  /**
   * Makes one call. Retries as far as the action's effect allows.
   *
   * @throws ConnectorError: its class says what happens next.
   */
  call<K extends Names<C, 'action'>>(
    action: K,
    ...given: Arguments<ActionOf<C[K]>['input'], CallOptions>
  ): Promise<ActionOf<C[K]>['output']>;
  /** Reads a list, page by page as records are asked for; `detailed` reads each record in full. */
  list<K extends Names<C, 'list'>>(
    list: K,
    input: Leading<ListOf<C[K]>['input']>,
    options: DetailedListOptions,
  ): Pages<ListOf<C[K]>['detail']>;
  list<K extends Names<C, 'list'>>(list: K, ...given: Arguments<ListOf<C[K]>['input'], ListOptions>): Pages<ListOf<C[K]>['record']>;
  /**
   * Resolves when the file begins to come; its body is read afterwards.
   *
   * @throws ConnectorError as `call`, and from the body where the file breaks off.
   */
  download<K extends Names<C, 'download'>>(
    download: K,
    ...given: Arguments<DownloadOf<C[K]>['input'], DownloadOptions>
  ): Promise<FileAnswer>;
  /**
   * Sends a file, opened for each try, and gives what the vendor answers.
   *
   * @throws ConnectorError as `call`; where the file itself fails, one that says whether anything of it was sent.
   */
  upload<K extends Names<C, 'upload'>>(
    upload: K,
    input: Leading<UploadOf<C[K]>['input']>,
    file: FileSource | Uint8Array,
    options?: UploadOptions,
  ): Promise<UploadOf<C[K]>['output']>;
  /** As of any connection, with the operation's own fields. */
  choices<K extends Operations<C>>(
    operation: K,
    field: FieldPath<InputOf<C[K]>>,
    input?: Draft<InputOf<C[K]>>,
    options?: AskOptions,
  ): Promise<Choices>;
  /** As of any connection, with the operation's own fields. */
  inputSchema<K extends Operations<C>>(operation: K, input?: Draft<InputOf<C[K]>>, options?: AskOptions): Promise<JsonSchema>;
  /**
   * Verifies a notification that the vendor sent, and gives what it says. Sends nothing; the caller answers with `status`.
   *
   * @throws InvalidInputError when the connector declares no webhooks, or the body is not bytes; what a DeliveryMemory throws.
   */
  receive(notification: Notification, options?: ReceiveOptions): Promise<Received<EventOf<C>>>;
}
