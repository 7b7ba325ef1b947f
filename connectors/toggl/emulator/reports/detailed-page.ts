import type { Answer } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { ok, refuse } from '../answers.js';
import { given } from '../fields.js';
import type { Workspace } from '../records.js';
import { detailedRows } from './detailed.js';
import { reportQuery } from './query.js';

const PER_PAGE = 50;

/** One page; the headers are what the next body must carry, and are absent on the last. */
export function detailedPage(call: Call, workspace: Workspace): Answer {
  const query = reportQuery(call, workspace);
  const rows = detailedRows(call, workspace, query);
  const { page_size = PER_PAGE, first_row_number = 1 } = given(call.body, {
    page_size: 'integer',
    first_row_number: 'integer',
    first_id: 'integer',
    first_timestamp: 'integer',
  });
  if (page_size < 1 || first_row_number < 1) throw refuse(400, 'page_size and first_row_number begin at 1');
  const end = first_row_number - 1 + page_size;
  const next = rows[end];
  return ok(rows.slice(first_row_number - 1, end), {
    ...(next && { 'X-Next-Row-Number': String(next.row_number), 'X-Next-ID': String(next.time_entries[0]?.id) }),
    ...(query.range.from && { 'X-Range-Start': query.range.from }),
    ...(query.range.to && { 'X-Range-End': query.range.to }),
  });
}
