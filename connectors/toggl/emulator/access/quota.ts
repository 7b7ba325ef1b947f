import type { Answer } from 'trunkline/testing';
import { refuse } from '../answers.js';
import { ORGANIZATION_QUOTA, USER_QUOTA } from '../plans.js';
import type { Organization, User } from '../records.js';
import { SECOND_MS } from '../times.js';

const HOUR_MS = 3_600_000;

interface Window {
  readonly start: number;
  used: number;
}

/** An entry of `GET /me/quota`; a null organization is the user's own. */
export interface QuotaUse {
  readonly organization_id: number | null;
  readonly remaining: number;
  readonly resets_in_secs: number;
  readonly total: number;
}

/** Counts requests by user and organization, or by user alone, in hours that begin with the first. Source: support.toggl.com 11484112. */
export class Quota {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly isOn: boolean) {}

  /** Counts one, or refuses it with 402; what is refused is not counted. */
  take(user: User, organization: Organization | undefined, now: number): void {
    if (!this.isOn) return;
    const { remaining, resets_in_secs } = this.use(user, organization, now);
    if (remaining === 0) throw this.#exhausted(resets_in_secs);
    const window = this.#window(user, organization, now) ?? { start: now, used: 0 };
    window.used += 1;
    this.#windows.set(keyOf(user, organization), window);
  }

  use(user: User, organization: Organization | undefined, now: number): QuotaUse {
    const window = this.#window(user, organization, now);
    const total = organization ? ORGANIZATION_QUOTA[organization.plan] : USER_QUOTA;
    return {
      organization_id: organization?.id ?? null,
      remaining: total - (window?.used ?? 0),
      resets_in_secs: window ? Math.ceil((window.start + HOUR_MS - now) / SECOND_MS) : 0,
      total,
    };
  }

  #window(user: User, organization: Organization | undefined, now: number): Window | undefined {
    const window = this.#windows.get(keyOf(user, organization));
    return window && now < window.start + HOUR_MS ? window : undefined;
  }

  #exhausted(seconds: number): Error & { readonly answer: Answer } {
    return refuse(402, 'The requests of this hour are used up', {
      'X-Toggl-Quota-Remaining': '0',
      'X-Toggl-Quota-Resets-In': String(seconds),
    });
  }
}

function keyOf(user: User, organization: Organization | undefined): string {
  return `${user.id}/${organization?.id ?? 'me'}`;
}
