import type { Action, Download, List, Pages } from 'trunkline/sdk';
import type { AnyConnection, CallOptions, DownloadOptions, FileAnswer, ListOptions } from './connection.js';

/** Input and result of a member, declared or written as a method; never for any other. */
type ActionOf<M> =
  M extends Action<infer I, infer O>
    ? { input: I; output: O }
    : M extends (input: infer I) => Promise<infer O>
      ? { input: I; output: O }
      : never;
type ListOf<M> =
  M extends List<infer I, infer R>
    ? { input: I; record: R }
    : M extends (input: infer I) => Pages<infer R>
      ? { input: I; record: R }
      : never;

type DownloadOf<M> = M extends Download<infer I> ? { input: I } : never;

interface Of<M> {
  readonly action: ActionOf<M>;
  readonly list: ListOf<M>;
  readonly download: DownloadOf<M>;
}

type Names<C, Kind extends keyof Of<unknown>> = {
  [K in keyof C]: [Of<C[K]>[Kind]] extends [never] ? never : K;
}[keyof C] &
  string;

/** Nothing has to be given for an operation without input. */
type Arguments<I, Options> = [I] extends [void]
  ? [input?: undefined, options?: Options]
  : unknown extends I
    ? [input?: I, options?: Options]
    : [input: I, options?: Options];

/** A connection of connector class `C`: inputs, results and records are the class's own. */
export interface Connection<C> extends Omit<AnyConnection, 'call' | 'list' | 'download'> {
  /**
   * Makes one call. Retries as far as the action's effect allows.
   *
   * @throws ConnectorError: its class says what happens next.
   */
  call<K extends Names<C, 'action'>>(
    action: K,
    ...given: Arguments<ActionOf<C[K]>['input'], CallOptions>
  ): Promise<ActionOf<C[K]>['output']>;
  /** Reads a list, page by page as records are asked for. */
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
}
