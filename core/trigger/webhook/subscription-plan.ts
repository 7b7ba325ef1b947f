import { openSecret, Secret } from '#host';
import { UnexpectedResponseError } from 'trunkline/errors';
import type { ExpiryDocument, SubscriptionsDocument } from 'trunkline/document';
import type { WantedWebhook } from 'trunkline/sdk';
import { selector, type SlotCode } from '../../document/select.js';
import { millisecondsOf, stampOf } from './stamp.js';

type Input = Readonly<Record<string, unknown>>;
type Read = (from: unknown) => unknown;

/** How webhooks are asked for, compiled: the same for every connection. */
export interface SubscriptionPlan {
  readonly document: SubscriptionsDocument;
  readonly scope: Read;
  readonly input: Read;
  readonly ref: Read;
  readonly renewal: Read;
  readonly url: Read;
  readonly name: Read;
  readonly isLive: Read;
  readonly expires: Read;
}

/** What is wanted of a vendor, but for what the connection and the declaration say themselves. */
export type Wanted = Omit<WantedWebhook, 'connection' | 'expires'>;

/** How webhooks of one connection are asked for. Secrets are opened in the inputs, which are for the connection's own calls alone. */
export interface Subscriptions {
  readonly document: SubscriptionsDocument;
  listInput(wanted: Wanted): Input;
  /** @param now In milliseconds since 1970: the end to ask for counts from it. */
  createInput(wanted: Wanted, now: number): Input;
  /** Of a webhook that is there. */
  refInput(wanted: Wanted, webhook: unknown): Input;
  /** Of a webhook that is there and is to end later. */
  renewInput(wanted: Wanted, webhook: unknown, now: number): Input;
  urlOf(webhook: unknown): unknown;
  nameOf(webhook: unknown): unknown;
  isLive(webhook: unknown): boolean;
  /**
   * When it ends by itself, in milliseconds since 1970; undefined where it does not.
   *
   * @throws UnexpectedResponseError where what the vendor says is no instant.
   */
  endOf(webhook: unknown): number | undefined;
}

export function planSubscriptions(document: SubscriptionsDocument, code: SlotCode): SubscriptionPlan {
  const { scope = {}, input, ref, renewal = {}, url, name, isLive, expires } = document;
  return {
    document,
    scope: fieldsReader(scope, code),
    input: fieldsReader(input, code),
    ref: fieldsReader(ref, code),
    renewal: fieldsReader(renewal, code),
    url: selector(url, code),
    name: selector(name, code),
    isLive: isLive ? selector(isLive, code) : () => true,
    expires: expires ? selector(expires.at, code) : () => undefined,
  };
}

export function boundSubscriptions(
  { scope, input, ref, renewal, url, name, isLive, expires, document }: SubscriptionPlan,
  connection: object,
): Subscriptions {
  const scoped = (wanted: Wanted): Input => scope({ ...wanted, connection }) as Input;
  const refInput = (wanted: Wanted, webhook: unknown): Input => ({ ...scoped(wanted), ...(ref(webhook) as Input) });
  const asked = (wanted: Wanted, now: number): WantedWebhook => ({ ...wanted, connection, ...askedEnd(document.expires, now) });
  return {
    document,
    listInput: scoped,
    createInput: (wanted, now) => ({ ...scoped(wanted), ...(input(asked(wanted, now)) as Input) }),
    refInput,
    renewInput: (wanted, webhook, now) => ({ ...refInput(wanted, webhook), ...(renewal(asked(wanted, now)) as Input) }),
    urlOf: url,
    nameOf: name,
    isLive: (webhook) => isLive(webhook) === true,
    endOf: (webhook) => endOf(document.expires, expires(webhook)),
  };
}

function askedEnd(expires: ExpiryDocument | undefined, now: number): Pick<WantedWebhook, 'expires'> {
  return expires?.askMs === undefined ? {} : { expires: stampOf(expires.unit, now + expires.askMs) };
}

function endOf(expires: ExpiryDocument | undefined, value: unknown): number | undefined {
  if (!expires || value === undefined || value === null) return undefined;
  const end = typeof value === 'string' || typeof value === 'number' ? millisecondsOf(expires.unit, String(value)) : undefined;
  if (end !== undefined) return end;
  throw new UnexpectedResponseError(`A webhook's end should be an instant and is ${JSON.stringify(value)}.`, {
    remedy: "Look whether the `expires` of the connector's webhooks names the right field and unit.",
  });
}

/** Fields whose value is not there are left out. */
function fieldsReader(fields: SubscriptionsDocument['input'], code: SlotCode): Read {
  const readers = Object.entries(fields).map(([name, select]) => [name, selector(select, code)] as const);
  return (from) => Object.fromEntries(readers.map(([name, read]) => [name, opened(read(from))]).filter(([, value]) => value !== undefined));
}

const opened = (value: unknown): unknown => (value instanceof Secret ? openSecret(value) : value);
