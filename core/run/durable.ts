import type { EffectDocument } from 'trunkline/document';
import type { Retry } from '../recipe/recipe.js';
import type { StepRecord } from '../ports/store.js';

export type EffectKind = EffectDocument['kind'];

/** One call to a vendor, as the journal knows it. */
export interface EffectRequest {
  readonly path: string;
  readonly effect: EffectKind;
  readonly requestHash: string;
  /** The idempotency key; one that is journaled already is used instead. */
  readonly key: string;
  readonly retry?: Retry;
}

export interface Attempt {
  readonly key: string;
  /** An earlier attempt may have been sent and its outcome is unknown. */
  readonly resumed: boolean;
}

/** `stopped` and `parked` leave the run unfinished: by our own shutdown, or until a time or a person. */
export type EffectOutcome =
  | { readonly status: 'succeeded'; readonly output: unknown }
  | { readonly status: 'failed' | 'uncertain' | 'cancelled'; readonly error: unknown }
  | { readonly status: 'stopped' }
  | { readonly status: 'parked'; readonly error: unknown; readonly reason: string };

/**
 * What the interpreter asks of an engine, keyed by step path: the same recipe runs unchanged on whatever implements it.
 *
 * `effect` commits an intent before `send` and the outcome after; an outcome is never computed twice, not even by another process.
 */
export interface Durable {
  /** What this run did at `path` before, if anything. */
  recall(path: string): StepRecord | undefined;
  effect(request: EffectRequest, send: (attempt: Attempt) => Promise<unknown>): Promise<EffectOutcome>;
  skip(path: string, reason: string): Promise<void>;
  /** The step failed before it made a call. */
  fail(path: string, error: unknown): Promise<void>;
}
