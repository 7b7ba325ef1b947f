/** What the intake of webhooks keeps to. Above it vendors are told to come again; nothing is queued in memory. */
export interface IntakeLimits {
  /** Notifications at work at once. */
  readonly atOnce: number;
  /** Of one connection, so that none keeps the others out. */
  readonly atOncePerConnection: number;
  /** Their bodies together. */
  readonly bytesAtOnce: number;
  /** Runs that wait to be begun. */
  readonly backlog: number;
  /** Bytes left on the store's disk. */
  readonly freeBytes: number;
  /** Fields of a request's head. */
  readonly headers: number;
  /** A request's head. */
  readonly headBytes: number;
  /** A whole request, from its first byte to its last; milliseconds. */
  readonly requestMs: number;
  /** Open connections. */
  readonly connections: number;
  /** After which a vendor may come again; seconds. */
  readonly retryAfterS: number;
}

const MEBIBYTE = 1_048_576;

export const INTAKE_LIMITS: IntakeLimits = {
  atOnce: 256,
  atOncePerConnection: 192,
  bytesAtOnce: 64 * MEBIBYTE,
  backlog: 100_000,
  freeBytes: 256 * MEBIBYTE,
  headers: 100,
  headBytes: 16_384,
  requestMs: 30_000,
  connections: 1_024,
  retryAfterS: 5,
};
