import type { SeededBug } from './seeded-bug.js';

const JOB = 'operations.yearReport.job';

/** Long times, lists of lists, many at once, and files. */
export const reportBugs: readonly SeededBug[] = [
  { bug: 'windows longer than the vendor allows', noticedBy: ['pages'], changes: [['operations.listScans.windows.spanMs', 5_184_000_000]] },
  { bug: 'the last day of a window asked for twice', noticedBy: ['pages'], changes: [['operations.listScans.windows.end', 'exclusive']] },
  { bug: 'half the shifts forgotten', noticedBy: ['pages'], changes: [['operations.listAllShifts.each.over.1.values', ['day']]] },
  {
    bug: 'an item that failed taken for done',
    noticedBy: ['failures'],
    changes: [['operations.withdrawMany.bulk.failed.path', ['failed']]],
  },
  { bug: 'a text read as JSON', noticedBy: ['exchanges'], changes: [['operations.getLog.request.answer', undefined]] },
  { bug: 'a photo sent as something else', noticedBy: ['uploads'], changes: [['operations.addPhoto.type', 'image/png']] },
  { bug: 'a photo that may be there sent again', noticedBy: ['effects'], changes: [['operations.addPhoto.effect.kind', 'idempotent']] },
  { bug: 'a report taken for ready before it is', noticedBy: ['downloads'], changes: [[`${JOB}.done`, ['waiting', 'ready']]] },
  { bug: 'a report fetched from the wrong place', noticedBy: ['downloads'], changes: [[`${JOB}.result.path`, '/reports/{id}/csv']] },
];
