import type { Clock } from '../ports/clock.js';
import type { DiskSpace } from '../ports/disk-space.js';
import type { RunReads } from '../ports/store/index.js';
import type { IntakeLimits } from './intake-limits.js';

/** How long an answer is good for, in milliseconds: long enough that asking costs nothing, short enough that a disk does not fill up meanwhile. */
const GOOD_MS = 1_000;

export type Strain = 'backlog' | 'disk';

/** What the machine can take. Looks at it once a second at most, however many ask. */
export class Pressure {
  #asked: Promise<Strain | undefined> | undefined;
  #at = 0;

  constructor(
    private readonly store: Pick<RunReads, 'backlog'>,
    private readonly disk: DiskSpace | undefined,
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly limits: Pick<IntakeLimits, 'backlog' | 'freeBytes'>,
  ) {}

  /** Why nothing more should be let in; rejects when that cannot be told. */
  strain(): Promise<Strain | undefined> {
    const now = this.clock.monotonic();
    if (this.#asked && now - this.#at < GOOD_MS) return this.#asked;
    this.#at = now;
    const asked = this.#look();
    asked.catch(() => (this.#asked = undefined));
    return (this.#asked = asked);
  }

  async #look(): Promise<Strain | undefined> {
    const { backlog, freeBytes } = this.limits;
    const free = await this.disk?.free();
    if (free !== undefined && free < freeBytes) return 'disk';
    return (await this.store.backlog(backlog)) >= backlog ? 'backlog' : undefined;
  }
}
