import type { Part, Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import type { Pick } from '../document/slot.js';
import type { ExpiryDocument, InstantUnit, SubscriptionsDocument } from '../document/webhook-document.js';

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
  /** The end to ask for, as the `unit` of `expires` has it; undefined without its `askSeconds`. */
  readonly expires?: string | number;
}

export interface ExpiryOptions<S> {
  /** Where nothing is there, the webhook does not end. */
  readonly at: Pick<S, string | number | null | undefined>;
  readonly unit: InstantUnit;
  /** How long to ask for, where the vendor wants to be told an end: `input` and `renewal` then read it as the wanted webhook's `expires`. */
  readonly askSeconds?: number;
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
  /** The action that has one end later. Without it, a new one is made before the old one ends, and the old one is then deleted. */
  readonly renew?: string;
  /** A list: a webhook is wanted for each of its records. */
  readonly places?: string;
  /** What says to all of these operations which place is meant. */
  readonly scope?: Fields<WantedWebhook<C, Place>>;
  /** The rest of the input of `create`. */
  readonly input: Fields<WantedWebhook<C, Place>>;
  /** The rest of the input of `delete`, `ping` and `renew`. */
  readonly ref: Fields<S>;
  /** What `renew` is given beside `ref`. */
  readonly renewal?: Fields<WantedWebhook<C, Place>>;
  readonly url: Pick<S, string>;
  readonly name: Pick<S, string>;
  /** Whether it delivers: enabled, validated. Default: it does. */
  readonly isLive?: Pick<S, boolean>;
  /** When it ends by itself. Default: it does not. It is renewed when a third of its life is left. */
  readonly expires?: ExpiryOptions<S>;
}

export type Subscribing<C> = Part<SubscriptionsDocument, C>;

/** How a vendor is asked for webhooks, looked after and rid of them: by the connector's own operations. */
export function subscribing<C, S, Place = undefined>(options: SubscribingOptions<C, S, Place>): Subscribing<C> {
  const { list, create, delete: remove, ping, renew, places, scope = {}, input, ref, renewal = {}, url, name, isLive, expires } = options;
  return {
    write: (writer) => {
      checkRenewal(writer, options);
      return {
        list,
        create,
        delete: remove,
        ...(ping !== undefined && { ping }),
        ...(renew !== undefined && { renew }),
        ...(places !== undefined && { places }),
        ...(Object.keys(scope).length > 0 && { scope: writeFields(writer.under('scope'), scope) }),
        input: writeFields(writer.under('input'), input),
        ref: writeFields(writer.under('ref'), ref),
        ...(Object.keys(renewal).length > 0 && { renewal: writeFields(writer.under('renewal'), renewal) }),
        url: writer.select('url', url),
        name: writer.select('name', name),
        ...(isLive && { isLive: writer.select('isLive', isLive) }),
        ...(expires && { expires: writeExpiry(writer.under('expires'), expires) }),
      };
    },
  };
}

function checkRenewal<C, S, Place>(writer: Writer, { renew, renewal, expires }: SubscribingOptions<C, S, Place>): void {
  if (renew !== undefined && !expires)
    writer.under('renew').fault('nothing says when a webhook ends', 'Give `expires`: it is renewed by that.');
  if (renewal && renew === undefined)
    writer.under('renewal').fault('no action takes this input', 'Name the action that it is for, as `renew`.');
}

function writeExpiry<S>(writer: Writer, { at, unit, askSeconds }: ExpiryOptions<S>): ExpiryDocument {
  if (askSeconds !== undefined && !(askSeconds >= 1))
    writer.under('askSeconds').fault(`a webhook of ${askSeconds} seconds is of no use`, 'Ask for the longest life that the vendor gives.');
  return { at: writer.select('at', at), unit, ...(askSeconds !== undefined && { askMs: Math.round(askSeconds * 1000) }) };
}

function writeFields(writer: Writer, fields: Fields<never>): Readonly<Record<string, Selector>> {
  return Object.fromEntries(Object.entries(fields).map(([name, pick]) => [name, writer.select(name, pick)]));
}
