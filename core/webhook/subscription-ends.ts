import type { SubscriptionLife, SubscriptionLives } from '../ports/store/index.js';
import { jsonHash } from '../text/canonical-json.js';
import type { Subscriptions, Wanted } from '../trigger/webhook/subscription-plan.js';

/** Of its life, what is left when a webhook is renewed: enough for many tries. */
const LEFT = 1 / 3;

/** When the webhooks of one connection end, as one round at the vendor finds them. */
export class SubscriptionEnds {
  /** By a hash of what the vendor is asked for the webhooks of a place: of each place, the one that was seen last. */
  readonly #found = new Map<string, SubscriptionLife>();

  constructor(
    private readonly vendor: Pick<Subscriptions, 'endOf' | 'listInput'>,
    /** What earlier rounds knew: when an end was seen first. */
    private readonly known: SubscriptionLives,
    private readonly now: () => number,
  ) {}

  isOver(webhook: unknown): boolean {
    return this.endOf(webhook) <= this.now();
  }

  /** Infinity where it does not end. */
  endOf(webhook: unknown): number {
    return this.vendor.endOf(webhook) ?? Infinity;
  }

  /** Takes note of the one that is ours. Says whether it is to be renewed. */
  see(wanted: Wanted, webhook: unknown): boolean {
    const until = this.vendor.endOf(webhook);
    const place = jsonHash(this.vendor.listInput(wanted));
    this.#found.delete(place);
    if (until === undefined) return false;
    const before = this.known[place];
    const life = before?.until === until ? before : { since: this.now(), until };
    this.#found.set(place, life);
    return renewalOf(life) <= this.now();
  }

  get lives(): SubscriptionLives {
    return Object.fromEntries(this.#found);
  }
}

const renewalOf = ({ since, until }: SubscriptionLife): number => until - (until - since) * LEFT;

/** When the first of them is to be renewed; Infinity where none ends. */
export const nextRenewal = (lives: SubscriptionLives): number => Math.min(...Object.values(lives).map(renewalOf));
