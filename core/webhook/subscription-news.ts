import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { errorJson } from '../run/run-errors.js';

export interface SubscriptionParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Ends it where it is: nothing more is asked of the vendor. */
  readonly signal?: AbortSignal;
}

/** `unrenewed`: the vendor refuses to renew it, so it is made anew. `failed`: nothing more was tried there; the next round does. */
export type SubscriptionDeed = 'kept' | 'created' | 'pinged' | 'renewed' | 'unrenewed' | 'deleted' | 'failed';

export interface SubscriptionNews {
  readonly deed: SubscriptionDeed;
  readonly url: string;
  readonly error?: unknown;
}

/** What is done about the webhooks of one connection, told to the log as it is done. */
export class SubscriptionJournal {
  readonly news: SubscriptionNews[] = [];
  /** What failed last. */
  failure: unknown;

  constructor(
    private readonly connection: string,
    private readonly url: string,
    private readonly parts: SubscriptionParts,
  ) {}

  /** What fails in one place leaves the others be. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.parts.signal?.aborted) return;
      this.failure = error;
      this.tell('failed', this.url, errorJson(error));
    }
  }

  tell(deed: SubscriptionDeed, url: string, error?: unknown): void {
    const { clock, log } = this.parts;
    const news = { deed, url, ...(error !== undefined && { error }) };
    this.news.push(news);
    log.write({ at: clock.now(), event: 'webhook.subscription', connection: this.connection, data: news });
  }
}
