import type { Clock } from '../ports/clock.js';

const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;
/** How long a run is left alone that waits for a person, where no refusal says so. */
const RECHECK_MS = 3_600_000;

/**
 * Accounts that a person has to mend. Nothing is sent through one until a while has passed; then a call tries it, and when that is refused too, the
 * while doubles, up to an hour.
 */
export class PausedConnections {
  readonly #paused = new Map<string, { readonly at: number; readonly until: number; readonly forMs: number }>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** The instant until which nothing is sent; undefined when it may be tried. */
  until(id: string): number | undefined {
    const { until } = this.#paused.get(id) ?? {};
    return until !== undefined && until > this.clock.now() ? until : undefined;
  }

  /** When to look again at what waits for a person. @param id Of the connection, where it is one that there is. */
  recheckAt(id: string | undefined): number {
    return (id === undefined ? undefined : this.until(id)) ?? this.clock.now() + RECHECK_MS;
  }

  /** It was refused: gives until when it is left alone. Calls that were refused together count as one. */
  pause(id: string): number {
    const known = this.until(id);
    if (known !== undefined) return known;
    const before = this.#paused.get(id);
    const forMs = before ? Math.min(2 * before.forMs, LONGEST_MS) : FIRST_MS;
    const at = this.clock.now();
    const until = at + forMs;
    this.#paused.set(id, { at, until, forMs });
    return until;
  }

  /** It works, or a person says so. @param at When; what was refused after that says more. */
  mended(id: string, at = Infinity): void {
    if ((this.#paused.get(id)?.at ?? 0) < at) this.#paused.delete(id);
  }
}
