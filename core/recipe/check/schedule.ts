import { DueTimes } from '../../schedule/due-times.js';
import { zoneOf } from '../../schedule/zone.js';
import { didYouMean } from '../../text/did-you-mean.js';
import type { ParsedRecipe } from '../read/parse.js';
import type { ScheduleTrigger } from '../recipe.js';

const FORM = 'Write minute, hour, day of the month, month and day of the week: `0 9 * * 1-5` is 9:00 from Monday to Friday.';

/** Tells what is wrong with a schedule: its times, its zone, and rules that do not go together. */
export function checkSchedule(parsed: Required<ParsedRecipe>, trigger: ScheduleTrigger): void {
  const timezone = checkZone(parsed, trigger) ? trigger.timezone : 'UTC'; // Its times are told of whatever its zone.
  checkTimes(parsed, trigger, timezone);
  checkRules(parsed, trigger);
}

function checkZone({ file, places }: Required<ParsedRecipe>, trigger: ScheduleTrigger): boolean {
  const { timezone } = trigger;
  if (zoneOf(timezone)) return true;
  if (timezone === '') return false; // It could not be read, and is told.
  const suggestion = didYouMean(timezone, Intl.supportedValuesOf('timeZone'));
  const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : 'Use a name of the IANA time zone database: `Europe/Zurich`.';
  file.fault(places.value(trigger, 'timezone'), `There is no time zone \`${timezone}\`.`, remedy, { ...(suggestion && { suggestion }) });
  return false;
}

function checkTimes({ file, places }: Required<ParsedRecipe>, trigger: ScheduleTrigger, timezone: string): void {
  if (trigger.schedule === '') return; // It could not be read, and is told.
  const at = places.value(trigger, 'schedule');
  try {
    if (new DueTimes({ ...trigger, timezone }).next(0) === undefined)
      file.fault(at, 'This schedule is never due.', 'Look at its day and month.');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    file.fault(at, `A schedule ${error.message}.`, FORM);
  }
}

function checkRules({ file, places, recipe }: Required<ParsedRecipe>, trigger: ScheduleTrigger): void {
  const { entries } = places.of(trigger);
  const [most, overlap] = [entries.get('most'), entries.get('overlap')];
  if (most && trigger.missed !== 'all') file.fault(most.key, '`most` belongs to `missed: all`.', 'Leave it out, or write `missed: all`.');
  if (overlap && recipe.concurrency)
    file.fault(overlap.key, 'The recipe has a `concurrency`, which says already which runs wait.', 'Leave one of them out.');
  else if (trigger.missed === 'all' && trigger.overlap !== undefined)
    file.fault(
      overlap?.value,
      'Runs for all missed times begin together, and this would leave one of them.',
      'Write `overlap: queue`, or another rule for `missed`.',
    );
}
