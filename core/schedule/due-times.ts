import { Cron } from './cron.js';
import { Zone } from './zone.js';

/** When something is due, as a recipe says it. */
export interface Timetable {
  /** Cron, of five fields: minute, hour, day of the month, month, day of the week. */
  readonly schedule: string;
  /** IANA name of the zone whose clocks it means. */
  readonly timezone: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** By how much a stretch of time that held too few instants grows. */
const WIDER = 4;

/**
 * The instants at which a timetable is due, in milliseconds since 1970.
 *
 * Where clocks go forward, times that do not come are made up for once, in the moment of the change, unless the timetable is due in every hour anyway.
 * Where they go back, times that come twice count the first time, and both times where the timetable is an interval.
 */
export class DueTimes {
  readonly #cron: Cron;
  readonly #zone: Zone;

  /** @throws SyntaxError for the schedule, RangeError for the zone. */
  constructor({ schedule, timezone }: Timetable) {
    this.#cron = new Cron(schedule);
    this.#zone = new Zone(timezone);
  }

  /** The first after an instant; undefined when there is none. */
  next(after: number): number | undefined {
    return this.after(after).next().value ?? undefined;
  }

  /** The latest `most` after one instant and up to another, oldest first. */
  latest(after: number, until: number, most: number): readonly number[] {
    for (let span = HOUR_MS; ; span *= WIDER) {
      const from = Math.max(after, until - span);
      const found = this.#between(from, until);
      if (found.length >= most || from === after) return found.slice(-most);
    }
  }

  /** What a wall clock in the zone shows, with its distance from UTC: `2026-03-29T03:00:00+02:00`. */
  localText(instant: number): string {
    const offset = this.#zone.offset(instant);
    const [hours, minutes] = [Math.floor(Math.abs(offset) / HOUR_MS), Math.floor((Math.abs(offset) % HOUR_MS) / MINUTE_MS)];
    const text = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
    return `${new Date(instant + offset).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${text}`;
  }

  /** All after an instant, for as long as they are asked for. */
  *after(after: number): Generator<number, undefined> {
    let at = this.#begin(Math.floor(after / MINUTE_MS) * MINUTE_MS);
    let offset = this.#zone.offset(at);
    /** How far ahead was looked for a change of clocks, and the one that was found. */
    let seen = at;
    let change: number | undefined;
    for (;;) {
      const wall = this.#cron.next(at + offset);
      if (wall === undefined) return undefined;
      const due = wall - offset;
      if (change === undefined && due > seen) {
        const ahead = Math.max(due, seen + DAY_MS);
        change = this.#zone.firstChange(seen, ahead);
        seen = ahead;
      }
      if (change === undefined || due < change) yield (at = due);
      else {
        const before = offset;
        offset = this.#zone.offset(change);
        if (wall < change + offset && !this.#cron.isEveryHour) yield (at = change);
        else at = this.#resume(change, before - offset);
        seen = change;
        change = undefined;
      }
    }
  }

  /** Where to go on from: later, when the hour that was begun is one that came before and does not count again. */
  #begin(at: number): number {
    const change = this.#zone.firstChange(at - DAY_MS, at);
    return change === undefined ? at : Math.max(at, this.#resume(change, this.#zone.offset(at - DAY_MS) - this.#zone.offset(at)));
  }

  /** The last minute that does not count after a change by which clocks went back so far. */
  #resume(change: number, back: number): number {
    return change - MINUTE_MS + (this.#cron.isInterval ? 0 : Math.max(0, back));
  }

  #between(after: number, until: number): readonly number[] {
    const found: number[] = [];
    for (const at of this.after(after)) {
      if (at > until) break;
      found.push(at);
    }
    return found;
  }
}
