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
  /** One file, after decompression. */
  readonly downloadBytes: number;
  /** Wait for the next piece of a file, while somebody reads it. */
  readonly downloadIdleMs: number;
  /** Wait for the next piece of a file that is sent: until its source gives it, or the vendor takes it. */
  readonly uploadIdleMs: number;
  readonly redirects: number;
  /** Pages without a record in a row, before a list is given up as incomplete. */
  readonly emptyPages: number;
  /** Pages asked for ahead of the reader. */
  readonly readAhead: number;
  /** Records read in full at once, for a detailed list. */
  readonly detailsAtOnce: number;
  /** Records of a list that are read as choices of a field. */
  readonly choices: number;
  /** How long choices and a vendor's schemas are remembered. */
  readonly choicesTtlMs: number;
  /** One schema that a vendor sent, as JSON. */
  readonly schemaBytes: number;
  /** Levels of objects and lists in one. */
  readonly schemaDepth: number;
  /** Webhook deliveries, and records told of, that a connection remembers to drop repeats. */
  readonly deliveries: number;
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
  downloadBytes: 10 * 1024 ** 3,
  downloadIdleMs: 60_000,
  uploadIdleMs: 60_000,
  redirects: 5,
  emptyPages: 20,
  readAhead: 8,
  detailsAtOnce: 4,
  choices: 1000,
  choicesTtlMs: 300_000,
  schemaBytes: 256 * 1024,
  schemaDepth: 32,
  deliveries: 10_000,
};
