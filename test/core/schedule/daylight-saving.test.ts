import { expect } from 'chai';
import { DueTimes } from '../../../core/schedule/due-times.js';
import { isDeep } from '../../support/depth.js';
import { dueAmong, minutesOf } from './support/oracle.js';
import { transitionsOf } from './support/transitions.js';

const HOUR_MS = 3_600_000;
const EXPRESSIONS = [
  '* * * * *',
  '*/30 * * * *',
  '*/7 * * * *',
  '30 * * * *',
  '0,20,40 * * * *',
  '0 */2 * * *',
  '15 */3 * * *',
  '*/30 2 * * *',
  '*/15 0-3 * * *',
  '0 0 * * *',
  '30 0 * * *',
  '30 1 * * *',
  '30 2 * * *',
  '0 3 * * *',
  '15,45 1-3 * * *',
  '0 9-17 * * 1-5',
  '30 2 * * 0',
  '0 2 1-7 * SUN',
  '45 23 28-31 * *',
  '0 9 1 JAN,APR,JUL,OCT *',
] as const;

/** Every so many zones, unless the test is deep. Those with changes of their own kind are always looked at. */
const EVERY = isDeep ? 1 : 12;
const ODD = ['Australia/Lord_Howe', 'Pacific/Apia', 'Antarctica/Troll', 'Africa/Casablanca', 'Asia/Pyongyang', 'America/Caracas', 'Europe/Dublin'];

/** The days around an instant, from a whole hour. */
function dueAround(zone: string, at: number): readonly { readonly schedule: string; readonly ours: readonly number[]; readonly theirs: readonly number[] }[] {
  const [from, until] = [at - 30 * HOUR_MS, at + 30 * HOUR_MS];
  // The oracle begins early enough to have seen what comes twice.
  const minutes = minutesOf(zone, from - 26 * HOUR_MS, until);
  return EXPRESSIONS.map((schedule) => ({
    schedule,
    ours: new DueTimes({ schedule, timezone: zone }).latest(from, until, 10_000),
    theirs: dueAmong(minutes, schedule).filter((due) => due > from),
  }));
}

describe('schedules and the clocks of the world', function () {
  this.timeout(3_600_000);
  const all = Intl.supportedValuesOf('timeZone');
  const zones = all.filter((zone, n) => n % EVERY === 0 || ODD.includes(zone));

  it(`P7: are due as the table says in ${zones.length} of ${all.length} zones, around both changes of clocks`, () => {
    const began = performance.now();
    let compared = 0;
    const differing: string[] = [];
    for (const zone of zones) {
      for (const change of Object.values(transitionsOf(zone))) {
        for (const { schedule, ours, theirs } of dueAround(zone, change)) {
          compared += 1;
          if (ours.join() !== theirs.join()) differing.push(`${schedule} in ${zone} at ${new Date(change).toISOString()}`);
        }
      }
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`      ${compared} comparisons of ${EXPRESSIONS.length} expressions, ${differing.length} differences, ${seconds} s`);
    expect(differing).to.deep.equal([]);
    expect(compared).to.be.greaterThan(isDeep ? 10_000 : 1_000);
  });

  it('are due at the same instants wherever the asking begins', () => {
    const from = Date.parse('2026-10-24T12:00:00Z');
    for (const schedule of EXPRESSIONS) {
      const times = new DueTimes({ schedule, timezone: 'Europe/Zurich' });
      const all = times.latest(from, from + 30 * HOUR_MS, 10_000);
      for (let at = from; at < from + 30 * HOUR_MS; at += HOUR_MS / 4)
        expect(times.next(at), `${schedule} after ${new Date(at).toISOString()}`).to.be.oneOf([all.find((due) => due > at), times.next(from + 30 * HOUR_MS)]);
    }
  });
});
