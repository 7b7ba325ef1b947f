/** Something the runtime did, for people and for machines. Never holds a secret. */
export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Dotted, stable: `http.sent`, `http.retry`, `budget.wait`, `step.started`. */
  readonly event: string;
  readonly connection?: string;
  readonly operation?: string;
  readonly run?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Where events go. Must not throw and must not wait. */
export interface Log {
  write(event: LogEvent): void;
}
