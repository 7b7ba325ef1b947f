/**
 * What can go wrong. The first group happens before the vendor acts, so there is no effect; the second after, so there is one, and the
 * caller cannot tell. `drop` alternates between `drop-before` and `drop-after`.
 */
export const FAULT_KINDS = [
  '429',
  '500',
  '503',
  '503-html',
  '200-html',
  'redirect',
  'drop-before',

  '500-after',
  'drop-after',
  'truncate',
  'bad-json',
  'gzip-bomb',
  'stall',
  'slow',

  'drop',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultDetails {
  /** How late the answer of `slow` is, in milliseconds. Default 1000. */
  readonly delayMs?: number;
  /** Where `redirect` points to. Default `https://elsewhere.example/`, a host that never exists. */
  readonly location?: string;
  /** Put on an error or a page in place of the vendor's own of the same name: `{ 'retry-after': '9999999999' }`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Faults that keep coming. The same plan gives the same faults for the same requests. */
export interface FaultPlan extends FaultDetails {
  /** Taken in turn, in an order the seed decides, so that each comes as often as the others. */
  readonly kinds: readonly FaultKind[];
  /**
   * Every n-th request is hit. The repeat of a request that was hit is always let through, and the fault waits for another request, so that
   * no plan starves a client that tries again, not even `every: 1`.
   */
  readonly every: number;
  /** Default 1. */
  readonly seed?: number;
  /** Requests that may be hit and are counted; all when absent. The path is without the query. */
  readonly only?: (method: string, path: string) => boolean;
}

/** Which requests a forced fault waits for. */
export interface NextFault extends FaultDetails {
  /** How many requests are hit. Default 1. */
  readonly times?: number;
  readonly method?: string;
  /** The whole path without the query, or a pattern for it. */
  readonly path?: string | RegExp;
}

export type SimpleFaultKind = Exclude<FaultKind, 'drop'>;

/** One fault that hits one request. */
export interface Fault extends Required<FaultDetails> {
  readonly kind: SimpleFaultKind;
}

export interface FaultHit {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: SimpleFaultKind;
  readonly method: string;
  readonly path: string;
}
