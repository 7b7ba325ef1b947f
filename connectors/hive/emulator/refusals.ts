import { type Answer, type Refusal, withHeaders } from 'trunkline/testing';
import { badRequest, errors } from './answers.js';

const WORDS: Readonly<Record<number, string>> = {
  404: 'not found',
  405: 'method not allowed',
  413: 'request too large',
  503: 'service unavailable',
};

/** What is refused before a route's handler. A 429 that was switched on asks for a wait short enough for a test. */
export function errorAnswer(status: number, reason: Refusal, limit: number): Answer {
  if (reason === 'bad-json') return badRequest();
  if (status === 429) return withHeaders(tooManyRequests(200), rateHeaders(limit + 1, limit));
  return errors(status, [WORDS[status] ?? 'internal server error']);
}

/** The wait is in seconds with a fraction, `3.2`, and never too short. Source: developers.hive.app, General (rate limit). */
export function tooManyRequests(retryAfterMs: number): Answer {
  return errors(429, ['too many requests'], { 'Retry-After': (Math.ceil(retryAfterMs / 100) / 10).toFixed(1) });
}

export function rateHeaders(used: number, limit: number): Record<string, string> {
  return { 'X-Rate-Limit-Used': String(used), 'X-Rate-Limit-Max': String(limit) };
}
