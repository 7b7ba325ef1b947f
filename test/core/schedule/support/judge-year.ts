import type { ScheduleTrigger } from '../../../../core/recipe/recipe.js';
import { GRACE_MS } from '../../../../core/schedule/missed.js';
import type { ScheduledEvent } from '../../../../core/schedule/scheduled-event.js';

/** What became of one schedule. */
export interface Outcome {
  readonly missed: ScheduleTrigger['missed'];
  /** When it was due, as the oracle has it; oldest first. */
  readonly due: readonly number[];
  readonly events: readonly ScheduledEvent[];
  /** What the clock showed in each look that was committed. */
  readonly looks: readonly number[];
}

/** What must not have happened, though a process dies or is told a wrong time. */
export function faultsOf({ missed, due, events }: Outcome): readonly string[] {
  const started = startsOf(events);
  return [
    ...(new Set(started).size === started.length ? [] : [`${missed}: an instant started two runs`]),
    ...(started.every((at) => due.includes(at)) ? [] : [`${missed}: a run of no due instant`]),
    ...(missed !== 'all' || started.length === due.length ? [] : [`all: ${started.length} runs for ${due.length} instants`]),
  ];
}

/** What must not have happened while clocks were right, by the rule of the schedule. */
export function faultsOfRightClock({ missed, due, events, looks }: Outcome): readonly string[] {
  const started = startsOf(events);
  if (missed === 'once') {
    const told = started.length + events.reduce((sum, event) => sum + event.missed, 0);
    return told === due.length ? [] : [`once: ${told} of ${due.length} told`];
  }
  if (missed === 'skip' && started.join() !== justCome(due, looks).join()) return ['skip: runs of other instants'];
  return [];
}

const startsOf = (events: readonly ScheduledEvent[]): readonly number[] =>
  events.map((event) => Date.parse(event.due)).toSorted((one, two) => one - two);

/** The last due instant before each look, where it had only just come. */
function justCome(due: readonly number[], looks: readonly number[]): readonly number[] {
  return looks.flatMap((now, place) => {
    const last = due.findLast((at) => at <= now && at > (looks[place - 1] ?? now));
    return last !== undefined && now - last <= GRACE_MS ? [last] : [];
  });
}
