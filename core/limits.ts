/** Every bound the runtime keeps, with its default. A host may set its own. */
export interface Limits {
  /** One call: waits, tries and bodies together. */
  readonly callMs: number;
  /** One try: connection, headers and body. */
  readonly attemptMs: number;
  /** Tries of one call, the first included. */
  readonly attempts: number;
  /** First back-off; each further one may be twice as long. */
  readonly backoffMs: number;
  readonly longestBackoffMs: number;
  /** Longest wait a vendor may ask for; a longer one is cut to this. */
  readonly longestRetryAfterMs: number;
  /** How long a refused login is not tried again, and a refused call not taken for a session that has ended. */
  readonly loginPauseMs: number;
  /** One answer's body, after decompression. */
  readonly responseBytes: number;
  readonly redirects: number;
  /** Pages without a record in a row, before a list is given up as incomplete. */
  readonly emptyPages: number;
  /** Pages asked for ahead of the reader. */
  readonly readAhead: number;
}

export const DEFAULT_LIMITS: Limits = {
  callMs: 300_000,
  attemptMs: 60_000,
  attempts: 5,
  backoffMs: 500,
  longestBackoffMs: 30_000,
  longestRetryAfterMs: 86_400_000,
  loginPauseMs: 60_000,
  responseBytes: 64 * 1024 * 1024,
  redirects: 5,
  emptyPages: 20,
  readAhead: 8,
};
