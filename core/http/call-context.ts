/** What one call carries through every layer below it. */
export interface CallContext {
  /** `<connection>.<operation>`, for messages. */
  readonly operation: string;
  /** On the clock's monotonic scale: nothing of the call happens later. */
  readonly deadline: number;
  /** The caller's wish to stop. */
  readonly signal: AbortSignal | undefined;
  /** The idempotency key, where the effect uses one. */
  readonly key: string;
  /** True once an earlier request of the call may have changed something at the vendor. */
  readonly touched?: boolean;
  /** True once this very request may have reached the vendor: what it finds may be its own doing. */
  readonly repeated?: boolean;
  /** Nothing that may change something leaves before this has resolved. */
  readonly beforeEffect?: (() => Promise<void>) | undefined;
  /** Told of each request that is about to leave. */
  readonly onRequest?: (() => void) | undefined;
}
