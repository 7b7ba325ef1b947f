import { refuse } from '../answers.js';

const MINUTES = [0, 1, 5, 6, 10, 12, 15, 30, 60, 240];
/** Down, to the nearest, up. */
const ROUND = new Map<number, (value: number) => number>([
  [-1, Math.floor],
  [0, Math.round],
  [1, Math.ceil],
]);

/** Rounds seconds as a report asks for; without minutes they stay as they are. Source: OpenAPI files, reports. */
export function roundedTo(rounding = 0, minutes = 0): (seconds: number) => number {
  const round = ROUND.get(rounding);
  if (round === undefined) throw refuse(400, 'rounding must be one of -1, 0, 1');
  if (!MINUTES.includes(minutes)) throw refuse(400, `rounding_minutes must be one of ${MINUTES.join(', ')}`);
  const step = minutes * 60;
  return (seconds) => (step === 0 ? seconds : round(seconds / step) * step);
}
