import { createHash } from 'node:crypto';
import { CancelledError, GoneError, RejectedError, UnexpectedResponseError } from 'trunkline/errors';
import type { SubscriptionLives } from '../ports/store/index.js';
import { errorJson } from '../run/run-errors.js';
import type { AnyConnection } from '../runtime/connection.js';
import type { Subscriptions, Wanted } from '../trigger/webhook/subscription-plan.js';
import { SubscriptionEnds } from './subscription-ends.js';
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
  /** What the round before found of webhooks that end. */
  readonly lives?: SubscriptionLives;
}

/** What one round at a vendor came to. */
export interface SubscriptionRound {
  readonly news: readonly SubscriptionNews[];
  /** The webhooks that are as wanted and end by themselves. */
  readonly lives: SubscriptionLives;
  /** What failed last: nothing is known of the place where it did. */
  readonly failure?: unknown;
}

/**
 * Brings the webhooks that a vendor has to what is wanted: makes those that are missing, has those asked again that do not deliver, renews those that end
 * soon, makes anew what tells of other events, and deletes doubles, orphans, and what nobody listens to. Undefined where the vendor cannot be asked. To be
 * done again now and then: vendors switch webhooks off. The server must be listening, since vendors ask the URL at once.
 */
export async function keepSubscriptions(wanted: WantedSubscription, parts: SubscriptionParts): Promise<SubscriptionRound | undefined> {
  const { connection, url, lives = {} } = wanted;
  if (!connection.document.webhooks) return undefined;
  const journal = new SubscriptionJournal(connection.id, url, parts);
  let vendor: Subscriptions | undefined;
  await journal.attempt(async () => void (vendor = await connection.subscriptions()));
  if (!vendor) return journal.failure === undefined ? undefined : { news: journal.news, lives, failure: journal.failure };
  const ends = new SubscriptionEnds(vendor, lives, () => parts.clock.now());
  await new Keeper(wanted, vendor, ends, journal, parts).keep();
  const { news, failure } = journal;
  return failure === undefined ? { news, lives: ends.lives } : { news, lives: { ...lives, ...ends.lives }, failure };
}

class Keeper {
  readonly #events: readonly string[];
  readonly #options: { readonly signal?: AbortSignal };

  constructor(
    private readonly wanted: WantedSubscription,
    private readonly vendor: Subscriptions,
    private readonly ends: SubscriptionEnds,
    private readonly journal: SubscriptionJournal,
    private readonly parts: SubscriptionParts,
  ) {
    this.#events = eventsOf(wanted);
    this.#options = parts.signal ? { signal: parts.signal } : {};
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
      if (ours === undefined || this.ends.isOver(ours)) return this.#create(wanted);
      if (!this.vendor.isLive(ours)) return this.#wake(wanted, ours);
      if (this.ends.see(wanted, ours)) return this.#renew(wanted, ours);
      this.journal.tell('kept', url);
    });
  }

  /** Deletes what is not wanted; gives the one that is: of several, the one that ends last. */
  async #sweep(wanted: Wanted): Promise<unknown> {
    const { connection, isOrphan = () => false } = this.wanted;
    const there: unknown[] = [];
    for await (const one of connection.list(this.vendor.document.list, this.vendor.listInput(wanted), this.#options)) there.push(one);
    const named = there.filter((one) => this.vendor.urlOf(one) === wanted.url && this.vendor.nameOf(one) === wanted.name);
    const ours = wanted.events.length > 0 ? named.reduce((a, b) => (this.ends.endOf(b) > this.ends.endOf(a) ? b : a), named[0]) : undefined;
    for (const one of there) {
      const url = String(this.vendor.urlOf(one));
      if (one !== ours && (url === wanted.url || isOrphan(url))) await this.#delete(wanted, one, url);
    }
    return ours;
  }

  /** Has it end later. Where the vendor cannot do that, another one is there before this one goes, and what both tell of is taken once. */
  async #renew(wanted: Wanted, ours: unknown): Promise<void> {
    const { renew } = this.vendor.document;
    const isMoved = renew !== undefined && (await this.#move(wanted, ours, renew));
    if (!isMoved) return this.#create(wanted);
    await this.#seeAgain(wanted);
    this.journal.tell('renewed', wanted.url);
  }

  /** False where the vendor will never do it. */
  async #move(wanted: Wanted, ours: unknown, renew: string): Promise<boolean> {
    try {
      await this.wanted.connection.call(renew, this.vendor.renewInput(wanted, ours, this.parts.clock.now()), this.#options);
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.journal.tell('unrenewed', wanted.url, errorJson(error));
      return false;
    }
  }

  /** Looks when the one that is wanted ends now, and deletes the one in whose place it is. */
  async #seeAgain(wanted: Wanted): Promise<void> {
    if (this.vendor.document.expires === undefined) return;
    const ours = await this.#sweep(wanted);
    if (ours === undefined || this.ends.isOver(ours) || this.ends.see(wanted, ours))
      throw new UnexpectedResponseError('The webhook was made or renewed, and does not end later.', {
        code: 'not_renewed',
        remedy: 'Look whether `expires` reads its end and, where the vendor is asked for one, whether its input takes it.',
      });
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
    const input = this.vendor.createInput(wanted, this.parts.clock.now());
    await this.wanted.connection.call(this.vendor.document.create, input, this.#options);
    this.journal.tell('created', wanted.url);
    await this.#seeAgain(wanted);
  }

  async #delete(wanted: Wanted, one: unknown, url: string): Promise<void> {
    await this.wanted.connection.call(this.vendor.document.delete, this.vendor.refInput(wanted, one), this.#options);
    this.journal.tell('deleted', url);
  }
}

/** Neither is a call that was stopped, nor an answer that says nothing of what was done. */
const isRefusal = (error: unknown): boolean =>
  error instanceof GoneError ||
  (error instanceof RejectedError && !(error instanceof CancelledError || error instanceof UnexpectedResponseError));

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
