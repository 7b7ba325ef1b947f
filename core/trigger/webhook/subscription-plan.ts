import { openSecret, Secret } from '#host';
import type { SubscriptionsDocument } from 'trunkline/document';
import type { WantedWebhook } from 'trunkline/sdk';
import { selector, type SlotCode } from '../../document/select.js';

type Input = Readonly<Record<string, unknown>>;
type Read = (from: unknown) => unknown;

/** How webhooks are asked for, compiled: the same for every connection. */
export interface SubscriptionPlan {
  readonly document: SubscriptionsDocument;
  readonly scope: Read;
  readonly input: Read;
  readonly ref: Read;
  readonly url: Read;
  readonly name: Read;
  readonly isLive: Read;
}

/** What is wanted of a vendor, but for what the connection says itself. */
export type Wanted = Omit<WantedWebhook, 'connection'>;

/** How webhooks of one connection are asked for. Secrets are opened in the inputs, which are for the connection's own calls alone. */
export interface Subscriptions {
  readonly document: SubscriptionsDocument;
  listInput(wanted: Wanted): Input;
  createInput(wanted: Wanted): Input;
  /** Of a webhook that is there. */
  refInput(wanted: Wanted, webhook: unknown): Input;
  urlOf(webhook: unknown): unknown;
  nameOf(webhook: unknown): unknown;
  isLive(webhook: unknown): boolean;
}

export function planSubscriptions(document: SubscriptionsDocument, code: SlotCode): SubscriptionPlan {
  const { scope = {}, input, ref, url, name, isLive } = document;
  return {
    document,
    scope: fieldsReader(scope, code),
    input: fieldsReader(input, code),
    ref: fieldsReader(ref, code),
    url: selector(url, code),
    name: selector(name, code),
    isLive: isLive ? selector(isLive, code) : () => true,
  };
}

export function boundSubscriptions(
  { scope, input, ref, url, name, isLive, document }: SubscriptionPlan,
  connection: object,
): Subscriptions {
  const scoped = (wanted: Wanted): Input => scope({ ...wanted, connection }) as Input;
  return {
    document,
    listInput: scoped,
    createInput: (wanted) => ({ ...scoped(wanted), ...(input({ ...wanted, connection }) as Input) }),
    refInput: (wanted, webhook) => ({ ...scoped(wanted), ...(ref(webhook) as Input) }),
    urlOf: url,
    nameOf: name,
    isLive: (webhook) => isLive(webhook) === true,
  };
}

/** Fields whose value is not there are left out. */
function fieldsReader(fields: SubscriptionsDocument['input'], code: SlotCode): Read {
  const readers = Object.entries(fields).map(([name, select]) => [name, selector(select, code)] as const);
  return (from) => Object.fromEntries(readers.map(([name, read]) => [name, opened(read(from))]).filter(([, value]) => value !== undefined));
}

const opened = (value: unknown): unknown => (value instanceof Secret ? openSecret(value) : value);
