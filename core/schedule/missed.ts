import type { DueTimes } from './due-times.js';

/** Which instants start a run when several are due at once, since nobody was there for them. */
export interface MissedRule {
  /** `skip`: the last, if it has only just come. `once`: the last. `all`: each. */
  readonly missed: 'skip' | 'once' | 'all';
  /** Of `all`: how many at most, the latest. */
  readonly most?: number;
}

export interface Occurrence {
  /** The due instant, in milliseconds since 1970. */
  readonly due: number;
  /** Due instants left out just before it; no more than a thousand are counted. */
  readonly missed: number;
}

/** How late an instant may be looked at and still not be missed. */
export const GRACE_MS = 5 * 60_000;
export const USUAL_MOST = 100;
/** Due instants that are looked at in one go. */
export const MOST_COUNTED = 1_000;

/** What becomes of a run while another of its schedule goes on. Those that are started together wait, or all but one would be lost. */
export const usualOverlap = (missed: MissedRule['missed']): 'queue' | 'skip' => (missed === 'all' ? 'queue' : 'skip');

/** What is to start after one instant and up to now, oldest first. */
export function occurrences(times: DueTimes, rule: MissedRule, after: number, now: number): readonly Occurrence[] {
  const due = times.latest(after, now, MOST_COUNTED + 1);
  const kept = keptOf(due, rule, now);
  return kept.map((at, place) => ({ due: at, missed: place === 0 ? due.length - kept.length : 0 }));
}

function keptOf(due: readonly number[], { missed, most = USUAL_MOST }: MissedRule, now: number): readonly number[] {
  switch (missed) {
    case 'skip':
      return due.slice(-1).filter((at) => now - at <= GRACE_MS);
    case 'once':
      return due.slice(-1);
    case 'all':
      return due.slice(-most);
  }
}
