/** How a header's number tells a time: the same header name means different things at different vendors. */
export type TimeUnit = 'seconds' | 'milliseconds' | 'epoch-seconds' | 'epoch-milliseconds' | 'iso-8601' | 'http-date';

export interface TimeHeader {
  readonly name: string;
  readonly unit: TimeUnit;
}

/** A budget as it is declared, before its paths are resolved to operations. */
export type DeclaredBudget = BudgetDocument & { readonly below?: readonly string[] };

/** A quota the vendor grants one connection: `limit` calls in any `perMs` milliseconds. Headers correct the count. */
export interface BudgetDocument {
  readonly name: string;
  readonly limit: number;
  /** Another limit by the word that a setting of the connection has. */
  readonly limitBy?: { readonly setting: string; readonly limits: Readonly<Record<string, number>> };
  readonly perMs: number;
  /** Input field whose every value has a budget of its own; calls without it draw on one together. */
  readonly per?: string;
  /** Operations that draw on it; absent means all of them. */
  readonly operations?: readonly string[];
  /** `remaining`, or `used` with `max`, count calls; `reset` says when the window ends. Header names, any case. */
  readonly headers?: {
    readonly limit?: string;
    readonly remaining?: string;
    readonly used?: string;
    readonly max?: string;
    readonly reset?: TimeHeader;
  };
}
