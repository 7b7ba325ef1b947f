import type { JsonSchema } from 'trunkline/document';
import type { DueTimes } from './due-times.js';
import type { Occurrence } from './missed.js';

/** What a run sees of the instant that started it, as its `event`. */
export interface ScheduledEvent {
  /** The due instant, in UTC: `2026-03-29T01:00:00.000Z`. */
  readonly due: string;
  /** The same instant, as the clocks of the schedule's zone show it: `2026-03-29T03:00:00+02:00`. */
  readonly scheduled: string;
  /** Due instants left out just before it, for which there is no run. */
  readonly missed: number;
}

export const SCHEDULED_EVENT: JsonSchema = {
  type: 'object',
  properties: {
    due: { type: 'string', format: 'date-time' },
    scheduled: { type: 'string', format: 'date-time' },
    missed: { type: 'integer', minimum: 0 },
  },
  required: ['due', 'scheduled', 'missed'],
};

export const scheduledEvent = (times: DueTimes, { due, missed }: Occurrence): ScheduledEvent => ({
  due: new Date(due).toISOString(),
  scheduled: times.localText(due),
  missed,
});
