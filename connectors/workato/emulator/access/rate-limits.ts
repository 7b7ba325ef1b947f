import { RateLimiter } from 'trunkline/testing';
import { tooMany } from '../refused.js';
import { MINUTE_MS, SECOND_MS } from '../times.js';
import type { Workspace } from '../workspace.js';
import { collectionOf, endpointPath } from './collection.js';

interface Quota {
  /** A method and a pattern of the path below the base URL. */
  readonly asked: RegExp;
  readonly limit: number;
  readonly perMs: number;
}

/** Endpoints that are counted for themselves; the first that fits counts. Facts: K44 to K48, K50, K51. */
const SPECIAL: Readonly<Record<string, Quota>> = {
  'connections, listed': { asked: /^GET \/connections$/, limit: 60, perMs: MINUTE_MS },
  connections: { asked: /^\w+ \/connections\b/, limit: 1, perMs: SECOND_MS },
  'recipes, created': { asked: /^POST \/recipes$/, limit: 1, perMs: SECOND_MS },
  'recipes, force-run': { asked: /^POST \/recipes\/\w+\/force_run$/, limit: 1, perMs: SECOND_MS },
  'recipes, analysed': { asked: /^POST \/recipes\/\w+\/health$/, limit: 20, perMs: MINUTE_MS },
  'jobs, repeated': { asked: /^POST \/recipes\/\w+\/repeat_jobs$/, limit: 1, perMs: SECOND_MS },
  'jobs, cancelled': { asked: /^POST \/recipes\/\w+\/cancel_jobs$/, limit: 1, perMs: SECOND_MS },
  'lookup tables, deleted': { asked: /^POST \/lookup_tables\/batch_delete$/, limit: 1, perMs: SECOND_MS },
  'custom connectors': { asked: /^\w+ \/custom_connectors\b/, limit: 1, perMs: SECOND_MS },
  'agents, read': { asked: /^GET \/agentic\//, limit: 1000, perMs: MINUTE_MS },
  topics: { asked: /^\w+ \/v1\/(batch\/)?topics\//, limit: 1000, perMs: MINUTE_MS },
};
/** Facts: K43, K52. */
const USUAL = { own: 60, managed: 1000 };

/** Counts requests by workspace. */
export class RateLimits {
  readonly #limiters = new Map<string, RateLimiter>();

  constructor(private readonly isOn: boolean) {}

  /** Counts one, or refuses it with 429; what is refused is not counted. */
  take(method: string, path: string, { name }: Workspace, now: number): void {
    if (!this.isOn) return;
    const asked = `${method} ${endpointPath(path)}`;
    const special = name === 'own' ? Object.entries(SPECIAL).find(([, quota]) => quota.asked.test(asked)) : undefined;
    const [what, { limit, perMs }] = special ?? [collectionOf(path), { limit: USUAL[name], perMs: MINUTE_MS }];
    const { allowed, retryAfterMs } = this.#limiter(`${name} ${what}`, limit, perMs).take(now);
    if (!allowed) throw tooMany(`Too many requests: ${what}`, Math.ceil(retryAfterMs / SECOND_MS));
  }

  #limiter(key: string, limit: number, perMs: number): RateLimiter {
    const limiter = this.#limiters.get(key) ?? new RateLimiter({ limit, perMs, window: 'sliding' });
    this.#limiters.set(key, limiter);
    return limiter;
  }
}
