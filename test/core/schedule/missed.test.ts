import { expect } from 'chai';
import { DueTimes } from '../../../core/schedule/due-times.js';
import { type MissedRule, occurrences } from '../../../core/schedule/missed.js';

const at = (time: string): number => Date.parse(`2026-06-01T${time}:00Z`);

describe('times that nobody was there for', () => {
  const hourly = new DueTimes({ schedule: '0 * * * *', timezone: 'UTC' });
  const started = (rule: MissedRule, now: string, after = '11:30'): readonly string[] =>
    occurrences(hourly, rule, at(after), at(now)).map(({ due, missed }) => `${new Date(due).toISOString().slice(11, 16)} -${missed}`);

  it('are left out with `skip`, but for the last when it has only just come', () => {
    expect(started({ missed: 'skip' }, '15:30')).to.deep.equal([]);
    expect(started({ missed: 'skip' }, '12:03')).to.deep.equal(['12:00 -0']);
    expect(started({ missed: 'skip' }, '12:05')).to.deep.equal(['12:00 -0']);
    expect(started({ missed: 'skip' }, '12:06')).to.deep.equal([]);
    expect(started({ missed: 'skip' }, '15:01')).to.deep.equal(['15:00 -3']);
  });

  it('start one run with `once`, however late, which says how many it stands for', () => {
    expect(started({ missed: 'once' }, '15:30')).to.deep.equal(['15:00 -3']);
    expect(started({ missed: 'once' }, '12:00')).to.deep.equal(['12:00 -0']);
    expect(started({ missed: 'once' }, '11:59')).to.deep.equal([]);
  });

  it('each start one with `all`, oldest first, up to the most', () => {
    expect(started({ missed: 'all' }, '15:30')).to.deep.equal(['12:00 -0', '13:00 -0', '14:00 -0', '15:00 -0']);
    expect(started({ missed: 'all', most: 2 }, '15:30')).to.deep.equal(['14:00 -2', '15:00 -0']);
  });

  it('are not all counted when nobody was there for years', () => {
    const everyMinute = new DueTimes({ schedule: '* * * * *', timezone: 'UTC' });
    expect(occurrences(everyMinute, { missed: 'once' }, Date.parse('2016-01-01T00:00:00Z'), at('12:00'))).to.deep.equal([
      { due: at('12:00'), missed: 1_000 },
    ]);
  });

  it('are none when the clock has gone back', () => {
    expect(started({ missed: 'all' }, '11:30', '15:30')).to.deep.equal([]);
  });
});
