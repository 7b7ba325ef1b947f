import { expect } from 'chai';
import { Cron } from '../../../core/schedule/cron.js';
import { DueTimes } from '../../../core/schedule/due-times.js';
import { Zone } from '../../../core/schedule/zone.js';
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
const EVERY = isDeep ? 1 : 16;
const ODD = [
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'Asia/Pyongyang',
  'America/Caracas',
  'Europe/Dublin',
];

type Due = (schedule: string, timezone: string, from: number, until: number) => readonly number[];

const ours: Due = (schedule, timezone, from, until) => new DueTimes({ schedule, timezone }).latest(from, until, 10_000);

/** Expressions for which another answer is given than the oracle's, in the days around an instant. */
function differing(zone: string, change: number, due: Due): readonly string[] {
  const [from, until] = [change - 30 * HOUR_MS, change + 30 * HOUR_MS];
  // The oracle begins early enough to have seen what comes twice.
  const minutes = minutesOf(zone, from - 26 * HOUR_MS, until);
  return EXPRESSIONS.filter((schedule) => {
    const theirs = dueAmong(minutes, schedule).filter((at) => at > from);
    return due(schedule, zone, from, until).join() !== theirs.join();
  });
}

/** Rules that are easily got wrong, by what is wrong. */
const WRONG: Readonly<Record<string, Due>> = {
  'a time that does not come and is skipped': (schedule, timezone, from, until) => {
    const [cron, zone] = [new Cron(schedule), new Zone(timezone)];
    return ours(schedule, timezone, from, until).filter((at) => cron.next(at + zone.offset(at) - 60_000) === at + zone.offset(at));
  },
  'an interval whose repeated times count once': (schedule, timezone, from, until) => {
    const zone = new Zone(timezone);
    const walls = ours(schedule, timezone, from, until).map((at) => ({ at, wall: at + zone.offset(at) }));
    return walls.filter(({ wall }, place) => walls.findIndex((one) => one.wall === wall) === place).map(({ at }) => at);
  },
  'a fixed time that counts twice': (schedule, timezone, from, until) => {
    const [cron, zone] = [new Cron(schedule), new Zone(timezone)];
    const named = Array.from({ length: (until - from) / 60_000 }, (_, n) => from + (n + 1) * 60_000);
    return named.filter((at) => cron.next(at + zone.offset(at) - 60_000) === at + zone.offset(at));
  },
};

describe('schedules and the clocks of the world', function () {
  this.timeout(3_600_000);
  const all = Intl.supportedValuesOf('timeZone');
  const zones = all.filter((zone, n) => n % EVERY === 0 || ODD.includes(zone));

  it(`P7: are due as the table says in ${zones.length} of ${all.length} zones, around both changes of clocks`, () => {
    const began = performance.now();
    let compared = 0;
    const differences: string[] = [];
    for (const zone of zones) {
      for (const change of Object.values(transitionsOf(zone))) {
        compared += EXPRESSIONS.length;
        differences.push(...differing(zone, change, ours).map((schedule) => `${schedule} in ${zone} at ${new Date(change).toISOString()}`));
      }
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`      ${compared} comparisons of ${EXPRESSIONS.length} expressions, ${differences.length} differences, ${seconds} s`);
    expect(differences).to.deep.equal([]);
    expect(compared).to.be.greaterThan(isDeep ? 10_000 : 500);
  });

  it('are due at the same instants wherever the asking begins', () => {
    const from = Date.parse('2026-10-24T12:00:00Z');
    for (const schedule of EXPRESSIONS) {
      const times = new DueTimes({ schedule, timezone: 'Europe/Zurich' });
      const all = times.latest(from, from + 30 * HOUR_MS, 10_000);
      for (let at = from; at < from + 30 * HOUR_MS; at += HOUR_MS / 4)
        expect(times.next(at), `${schedule} after ${new Date(at).toISOString()}`).to.be.oneOf([
          all.find((due) => due > at),
          times.next(from + 30 * HOUR_MS),
        ]);
    }
  });

  describe('are found to be due at wrong times by', () => {
    for (const [name, due] of Object.entries(WRONG)) {
      it(name, () => {
        const { forward = 0, back = 0 } = transitionsOf('Europe/Zurich');
        const wrong = [forward, back].flatMap((change) => differing('Europe/Zurich', change, due));
        expect(wrong.length).to.be.greaterThan(0);
        expect(wrong.length).to.be.lessThan(2 * EXPRESSIONS.length);
      });
    }
  });
});
