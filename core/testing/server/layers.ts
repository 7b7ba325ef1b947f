import { type Answer, withHeaders } from './answer.js';
import type { EmulatorRequest } from './emulator-request.js';
import type { RateLimiter, RateUse } from './rate-limiter.js';

export type Handler = (request: EmulatorRequest) => Answer;

/** Stands in front of the routes: lets a request through to the next handler, or answers itself. */
export type Layer = (next: Handler) => Handler;

/** The first layer sees a request first. */
export function layered(layers: readonly Layer[], handler: Handler): Handler {
  return layers.reduceRight((next, layer) => layer(next), handler);
}

/** Refuses who is not let in. */
export function authorize(isAllowed: (request: EmulatorRequest) => boolean, refuse: () => Answer): Layer {
  return (next) => (request) => (isAllowed(request) ? next(request) : refuse());
}

export interface LimitRate {
  readonly limiter: RateLimiter;
  /** Put on every answer, refusals too. */
  readonly headers?: (use: RateUse) => Readonly<Record<string, string>>;
  readonly refuse: (use: RateUse) => Answer;
}

/** Counts every request that reaches it and refuses those above the limit. */
export function limitRate({ limiter, headers, refuse }: LimitRate): Layer {
  return (next) => (request) => {
    const use = limiter.take(request.at);
    const answer = use.allowed ? next(request) : refuse(use);
    return headers ? withHeaders(answer, headers(use)) : answer;
  };
}
