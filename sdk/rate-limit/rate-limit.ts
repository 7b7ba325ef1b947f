import type { BudgetDocument, TimeHeader, TimeUnit } from '../document/budget-document.js';
import type { Part } from '../document/part.js';

export interface RateLimitOptions {
  readonly name?: string;
  /** Calls granted in any `perSeconds` seconds, per connection. */
  readonly limit: number;
  readonly perSeconds: number;
  /** Names of the operations that draw on it; all when absent. */
  readonly operations?: readonly string[];
  /** Headers by which the vendor tells the count; any subset. */
  readonly headers?: {
    readonly limit?: string;
    readonly remaining?: string;
    readonly used?: string;
    readonly max?: string;
    readonly reset?: TimeHeader;
  };
}

/** A quota that every run of a connection shares. We stay inside it without waiting for the vendor to refuse. */
export function rateLimit(options: RateLimitOptions): Part<BudgetDocument> {
  return {
    write: (writer) => {
      if (!(options.limit > 0) || !(options.perSeconds > 0)) {
        writer.fault(`${options.limit} calls in ${options.perSeconds} seconds is no quota`, 'Give a limit and a window greater than zero.');
      }
      const { name = 'calls', limit, perSeconds, operations, headers } = options;
      return { name, limit, perMs: perSeconds * 1000, ...(operations ? { operations } : {}), ...(headers ? { headers } : {}) };
    },
  };
}

/** A header that tells a time. The unit is declared, since the same name means seconds at one vendor and a date at another. */
export function timeHeader(name: string, unit: TimeUnit): TimeHeader {
  return { name, unit };
}
