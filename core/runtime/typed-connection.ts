import type { Action, List, Pages, Trigger } from 'trunkline/sdk';
import type { WebhookEvent } from '../ports/delivery-memory.js';
import type { Notification, Received } from '../trigger/webhook/notification.js';
import type { AnyConnection, CallOptions, ListOptions } from './connection.js';

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

type Names<C, Kind extends 'action' | 'list'> = {
  [K in keyof C]: [Kind extends 'action' ? ActionOf<C[K]> : ListOf<C[K]>] extends [never] ? never : K;
}[keyof C] &
  string;

/** Of each trigger, an event with its record. */
type EventOf<C> = { [K in keyof C & string]: C[K] extends Trigger<infer _, infer R> ? WebhookEvent<K, R> : never }[keyof C & string];

/** Nothing has to be given for an operation without input. */
type Arguments<I, Options> = [I] extends [void]
  ? [input?: undefined, options?: Options]
  : unknown extends I
    ? [input?: I, options?: Options]
    : [input: I, options?: Options];

/** A connection of connector class `C`: inputs, results and records are the class's own. */
export interface Connection<C> extends Omit<AnyConnection, 'call' | 'list' | 'receive'> {
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
   * Verifies a notification that the vendor sent, and gives what it says. Sends nothing; the caller answers with `status`.
   *
   * @throws InvalidInputError when the connector declares no webhooks, or the body is not bytes; what a DeliveryMemory throws.
   */
  receive(notification: Notification): Promise<Received<EventOf<C>>>;
}
