import { createHash } from 'node:crypto';
import type { AnyConnection } from '../runtime/connection.js';
import type { Subscriptions, Wanted } from '../trigger/webhook/subscription-plan.js';
import { SubscriptionJournal, type SubscriptionNews, type SubscriptionParts } from './subscription-news.js';

/** What a connection's webhooks at the vendor should be. */
export interface WantedSubscription {
  readonly connection: AnyConnection;
  /** Where the vendor reaches this connection: `https://hooks.example/hooks/shop`. */
  readonly url: string;
  /** Triggers in use. None: there should be no webhook. */
  readonly triggers: readonly string[];
  /** Whether a webhook at this URL was ours once and is nobody's now. */
  readonly isOrphan?: (url: string) => boolean;
}

/**
 * Brings the webhooks that a vendor has to what is wanted: makes those that are missing, has those asked again that do not deliver, makes anew what
 * tells of other events, and deletes doubles, orphans, and what nobody listens to. Undefined where the vendor cannot be asked. To be done again now and
 * then: vendors switch webhooks off. The server must be listening, since vendors ask the URL at once.
 */
export async function keepSubscriptions(
  wanted: WantedSubscription,
  parts: SubscriptionParts,
): Promise<readonly SubscriptionNews[] | undefined> {
  const { connection, url } = wanted;
  if (!connection.document.webhooks) return undefined;
  const journal = new SubscriptionJournal(connection.id, url, parts);
  let canBeAsked = true;
  await journal.attempt(async () => {
    const vendor = await connection.subscriptions();
    canBeAsked = vendor !== undefined;
    if (vendor) await new Keeper(wanted, vendor, journal, parts.signal).keep();
  });
  return canBeAsked ? journal.news : undefined;
}

class Keeper {
  readonly #events: readonly string[];
  readonly #options: { readonly signal?: AbortSignal };

  constructor(
    private readonly wanted: WantedSubscription,
    private readonly vendor: Subscriptions,
    private readonly journal: SubscriptionJournal,
    signal: AbortSignal | undefined,
  ) {
    this.#events = eventsOf(wanted);
    this.#options = signal ? { signal } : {};
  }

  async keep(): Promise<void> {
    const { places } = this.vendor.document;
    if (places === undefined) return this.#keepIn(undefined);
    await this.journal.attempt(async () => {
      for await (const place of this.wanted.connection.list(places, {}, this.#options)) await this.#keepIn(place);
    });
  }

  async #keepIn(place: unknown): Promise<void> {
    const { url } = this.wanted;
    const wanted: Wanted = { url, name: nameOf(url, this.#events), events: this.#events, place };
    await this.journal.attempt(async () => {
      const ours = await this.#sweep(wanted);
      if (this.#events.length === 0) return;
      if (ours === undefined) return this.#create(wanted);
      if (this.vendor.isLive(ours)) return this.journal.tell('kept', url);
      await this.#wake(wanted, ours);
    });
  }

  /** Deletes what is not wanted; gives the one that is. */
  async #sweep(wanted: Wanted): Promise<unknown> {
    const { connection, isOrphan = () => false } = this.wanted;
    let ours: unknown;
    const there: unknown[] = [];
    for await (const one of connection.list(this.vendor.document.list, this.vendor.listInput(wanted), this.#options)) there.push(one);
    for (const one of there) {
      const url = String(this.vendor.urlOf(one));
      const isOurs = url === wanted.url;
      if (isOurs && ours === undefined && wanted.events.length > 0 && this.vendor.nameOf(one) === wanted.name) ours = one;
      else if (isOurs || isOrphan(url)) await this.#delete(wanted, one, url);
    }
    return ours;
  }

  /** One that does not deliver: the vendor asks its URL again, or it is made anew. */
  async #wake(wanted: Wanted, ours: unknown): Promise<void> {
    const { ping, list } = this.vendor.document;
    const { connection } = this.wanted;
    if (ping !== undefined) {
      await connection.call(ping, this.vendor.refInput(wanted, ours), this.#options);
      for await (const one of connection.list(list, this.vendor.listInput(wanted), this.#options))
        if (this.vendor.nameOf(one) === wanted.name && this.vendor.isLive(one)) return this.journal.tell('pinged', wanted.url);
    }
    await this.#delete(wanted, ours, wanted.url);
    await this.#create(wanted);
  }

  async #create(wanted: Wanted): Promise<void> {
    await this.wanted.connection.call(this.vendor.document.create, this.vendor.createInput(wanted), this.#options);
    this.journal.tell('created', wanted.url);
  }

  async #delete(wanted: Wanted, one: unknown, url: string): Promise<void> {
    await this.wanted.connection.call(this.vendor.document.delete, this.vendor.refInput(wanted, one), this.#options);
    this.journal.tell('deleted', url);
  }
}

/** Names of the events that the triggers take, in their order. */
function eventsOf({ connection, triggers }: WantedSubscription): readonly string[] {
  const { operations } = connection.document;
  const events = triggers.flatMap((name) => {
    const operation = operations[name];
    return operation?.kind === 'trigger' ? (operation.webhook?.event ?? []) : [];
  });
  return [...new Set(events)].toSorted();
}

/** Another one for another URL or other events, so that a webhook with this name needs no look at what is in it. */
const nameOf = (url: string, events: readonly string[]): string =>
  `Trunkline ${createHash('sha256')
    .update(JSON.stringify([url, events]))
    .digest('hex')
    .slice(0, 12)}`;
