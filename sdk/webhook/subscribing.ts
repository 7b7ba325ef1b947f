import type { Part, Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import type { Pick } from '../document/slot.js';
import type { SubscriptionsDocument } from '../document/webhook-document.js';

/** A webhook that is wanted at the vendor. */
export interface WantedWebhook<C = unknown, Place = unknown> {
  /** Where notifications are to go. */
  readonly url: string;
  /** A name of its own: another one for another URL or other events. */
  readonly name: string;
  /** Names of the events that triggers in use take. */
  readonly events: readonly string[];
  readonly connection: C;
  /** One record of `places`; undefined without. */
  readonly place: Place;
}

/** Fields of an operation's input, each with where its value is. A secret of the connection is opened as the request is made. */
type Fields<From> = Readonly<Record<string, Pick<From, unknown>>>;

export interface SubscribingOptions<C, S, Place> {
  /** The list of the webhooks there are; one that was deleted is not among them. */
  readonly list: string;
  /** The action that makes one. The vendor may ask its URL before it answers. */
  readonly create: string;
  readonly delete: string;
  /** The action that has the vendor ask the URL of one that is not live. Without it, such a one is made anew. */
  readonly ping?: string;
  /** A list: a webhook is wanted for each of its records. */
  readonly places?: string;
  /** What says to all of these operations which place is meant. */
  readonly scope?: Fields<WantedWebhook<C, Place>>;
  /** The rest of the input of `create`. */
  readonly input: Fields<WantedWebhook<C, Place>>;
  /** The rest of the input of `delete` and `ping`. */
  readonly ref: Fields<S>;
  readonly url: Pick<S, string>;
  readonly name: Pick<S, string>;
  /** Whether it delivers: enabled, validated, not expired. Default: it does. */
  readonly isLive?: Pick<S, boolean>;
}

export type Subscribing<C> = Part<SubscriptionsDocument, C>;

/** How a vendor is asked for webhooks, looked after and rid of them: by the connector's own operations. */
export function subscribing<C, S, Place = undefined>(options: SubscribingOptions<C, S, Place>): Subscribing<C> {
  const { list, create, delete: remove, ping, places, scope = {}, input, ref, url, name, isLive } = options;
  return {
    write: (writer) => ({
      list,
      create,
      delete: remove,
      ...(ping !== undefined && { ping }),
      ...(places !== undefined && { places }),
      ...(Object.keys(scope).length > 0 && { scope: writeFields(writer.under('scope'), scope) }),
      input: writeFields(writer.under('input'), input),
      ref: writeFields(writer.under('ref'), ref),
      url: writer.select('url', url),
      name: writer.select('name', name),
      ...(isLive && { isLive: writer.select('isLive', isLive) }),
    }),
  };
}

function writeFields(writer: Writer, fields: Fields<never>): Readonly<Record<string, Selector>> {
  return Object.fromEntries(Object.entries(fields).map(([name, pick]) => [name, writer.select(name, pick)]));
}
