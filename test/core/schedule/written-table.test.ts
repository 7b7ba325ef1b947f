import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DueTimes } from '../../../core/schedule/due-times.js';
import { ROOT } from '../../docs/pages.js';

/** Local times at which a schedule is due from one instant and before another. */
function due(schedule: string, timezone: string, from: string, until: string): string {
  const times = new DueTimes({ schedule, timezone });
  return times
    .latest(Date.parse(from) - 1, Date.parse(until) - 1, 100)
    .map((at) => times.localText(at).replace(/^.*T(\d\d:\d\d):00/, '$1'))
    .join(', ');
}

describe('the written table of clocks that change', () => {
  const page = readFileSync(join(ROOT, 'docs/guide/schedules.md'), 'utf8');
  const rowsOf = (directive: string): readonly (readonly string[])[] => {
    const [, table = ''] = new RegExp(`^<!-- ${directive} -->\\n((?:\\|.*\\n)+)`, 'm').exec(page) ?? [];
    const rows = table.trim().split('\n').slice(2);
    return rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  };

  it('holds for Europe/Zurich, row by row', () => {
    const rows = rowsOf('changes');
    expect(rows).to.have.length(7);
    for (const [schedule = '', march, october] of rows) {
      expect(due(schedule, 'Europe/Zurich', '2026-03-29T01:00:00+01:00', '2026-03-29T04:00:00+02:00'), schedule).to.equal(march);
      expect(due(schedule, 'Europe/Zurich', '2026-10-25T01:00:00+02:00', '2026-10-25T04:00:00+01:00'), schedule).to.equal(october);
    }
  });

  it('holds where clocks change in other ways', () => {
    const rows = rowsOf('places');
    expect(rows).to.have.length(5);
    for (const [zone = '', day = '', , schedule = '', told] of rows) {
      const times = new DueTimes({ schedule, timezone: zone });
      const noon = Date.parse(`${day}T12:00:00Z`);
      const local = times.latest(noon - 48 * 3_600_000, noon + 48 * 3_600_000, 100).map((at) => times.localText(at));
      const ofDay = local.filter((text) => text.startsWith(day)).map((text) => text.replace(/^.*T(\d\d:\d\d):00/, '$1'));
      expect(ofDay.join(', '), `${zone} ${day}`).to.equal(told);
    }
  });
});
