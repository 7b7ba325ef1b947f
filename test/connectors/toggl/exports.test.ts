import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { SuspendedError } from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { openToggl, told } from './support/sent.js';

const REPORTS = 'https://api.track.toggl.com/reports/api/v3';
const RANGE = { start_date: '2026-01-01', end_date: '2026-01-31' };

describe('reports of Toggl as files', () => {
  const cases = [
    ['T101', 'exportDetailedCsv', '/workspace/777/search/time_entries.csv', { duration_format: 'decimal' }],
    ['T101', 'exportDetailedXlsx', '/workspace/777/search/time_entries.xlsx', {}],
    ['T101', 'exportDetailedPdf', '/workspace/777/search/time_entries.pdf', {}],
    ['T102', 'exportSummaryCsv', '/workspace/777/summary/time_entries.csv', { grouping: 'projects' }],
    ['T102', 'exportSummaryXlsx', '/workspace/777/summary/time_entries.xlsx', {}],
    ['T102', 'exportSummaryPdf', '/workspace/777/summary/time_entries.pdf', {}],
    ['T103', 'exportWeeklyCsv', '/workspace/777/weekly/time_entries.csv', {}],
    ['T103', 'exportWeeklyPdf', '/workspace/777/weekly/time_entries.pdf', {}],
  ] as const;
  for (const [fact, operation, path, more] of cases) {
    it(`${fact}: ${operation} asks for ${path}, and gives the bytes that come`, async () => {
      const bytes = Buffer.from([0x50, 0x4b, 0xff, 0x00]);
      const http = new ScriptedHttp(() => ({ headers: { 'content-type': 'application/octet-stream' }, body: bytes }));
      const file = await (await openToggl(http)).download(operation, { workspace_id: 777, ...RANGE, ...more });
      expect(await buffer(file.body)).to.deep.equal(bytes);
      expect(http.requests.map(told)).to.deep.equal([{ line: `POST ${REPORTS}${path}`, body: { ...RANGE, ...more } }]);
    });
  }

  it('T105: asks for a saved report by its token, in each form', async () => {
    const http = new ScriptedHttp(() => ({ headers: { 'content-type': 'text/csv' }, body: 'a,b' }));
    const toggl = await openToggl(http);
    for (const operation of ['exportSavedCsv', 'exportSavedXlsx', 'exportSavedPdf'] as const) {
      const file = await toggl.download(operation, { report_token: 'abc', ...RANGE });
      expect(String(await buffer(file.body))).to.equal('a,b');
    }
    expect(http.requests.map(({ url }) => url.pathname)).to.deep.equal([
      '/reports/api/v3/shared/abc.csv',
      '/reports/api/v3/shared/abc.xlsx',
      '/reports/api/v3/shared/abc.pdf',
    ]);
  });

  it('T48: says that the plan has no such report, instead of giving the answer for a file', async () => {
    const toggl = await openToggl(new ScriptedHttp(() => json('Workspace needs to have this feature enabled', 402)));
    const error = await rejection(toggl.download('exportSummaryPdf', { workspace_id: 777, ...RANGE }));
    expect(error).to.be.instanceOf(SuspendedError);
  });
});
