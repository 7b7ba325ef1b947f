import type { DeclaredBudget, TimeHeader, TimeUnit } from '../document/budget-document.js';
import type { Part } from '../document/part.js';

export interface RateLimitOptions {
  readonly name?: string;
  /** Calls granted in any `perSeconds` seconds, per connection. */
  readonly limit: number;
  /** Another limit by a setting of the connection, as its plan: `{ setting: 'plan', limits: { starter: 240 } }`. */
  readonly limitBy?: { readonly setting: string; readonly limits: Readonly<Record<string, number>> };
  readonly perSeconds: number;
  /** Input field whose every value has a quota of its own, as `workspace_id`. */
  readonly per?: string;
  /** Names of the operations that draw on it; all when neither this nor `below` is given. */
  readonly operations?: readonly string[];
  /** Beginnings of paths whose declared operations draw on it too: `['/me']`. Operations that are code are named. */
  readonly below?: readonly string[];
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
export function rateLimit(options: RateLimitOptions): Part<DeclaredBudget> {
  return {
    write: (writer) => {
      if (!isCount(options.limit) || !(options.perSeconds > 0)) {
        writer.fault(
          `${options.limit} calls in ${options.perSeconds} seconds is no quota`,
          'Give a whole number of calls, and a window greater than zero.',
        );
      }
      const { name = 'calls', limit, limitBy, perSeconds, per, operations, below, headers } = options;
      if (Object.values(limitBy?.limits ?? {}).some((one) => !isCount(one)))
        writer.fault('a limit by plan is no whole number above zero', 'Leave it out, or give a limit.');
      return {
        name,
        limit,
        ...(limitBy ? { limitBy } : {}),
        perMs: perSeconds * 1000,
        ...(per ? { per } : {}),
        ...(operations ? { operations } : {}),
        ...(below ? { below } : {}),
        ...(headers ? { headers } : {}),
      };
    },
  };
}

/** Part of a call cannot be made: `5` in 2 seconds, not `2.5` in one. */
function isCount(limit: number): boolean {
  return Number.isInteger(limit) && limit > 0;
}

/** A header that tells a time. The unit is declared, since the same name means seconds at one vendor and a date at another. */
export function timeHeader(name: string, unit: TimeUnit): TimeHeader {
  return { name, unit };
}
