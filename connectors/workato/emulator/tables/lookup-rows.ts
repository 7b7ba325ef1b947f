import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { pageOf } from '../query.js';
import type { LookupRowRecord, LookupTableRecord } from './records.js';
import { lookupRowView } from './views.js';

const PAGES = { usual: 500, max: 1000 };

/** Facts: K68, K72, K129 to K131. */
export function addLookupRows(api: Api): void {
  api
    .get('/lookup_tables/{id}/rows', (call) => ok(pageOf(call.request, matching(call), PAGES).items.map((row) => lookupRowView(row))))
    .get('/lookup_tables/{id}/lookup', (call) => ok(lookupRowView(found(matching(call)[0]))))
    .post('/lookup_tables/{id}/rows', addRow)
    .get('/lookup_tables/{id}/rows/{row_id}', (call) => ok(lookupRowView(rowOf(call))))
    .put('/lookup_tables/{id}/rows/{row_id}', changeRow)
    .delete('/lookup_tables/{id}/rows/{row_id}', (call) => {
      const row = rowOf(call);
      call.workspace.lookupRows.delete(row, call.now);
      call.effect('lookup_row.deleted', row.id);
      return success();
    });
}

/** Rows whose columns have exactly what `by[Column]` says, oldest first. */
function matching(call: Call): LookupRowRecord[] {
  const { id } = tableOf(call);
  const wanted = [...call.request.query].flatMap(([name, value]) => {
    const [, column] = /^by\[(.+)\]$/.exec(name) ?? [];
    return column === undefined ? [] : [[column, value] as const];
  });
  return call.workspace.lookupRows.live(
    (row) => row.lookup_table_id === id && wanted.every(([column, value]) => row.data[column] === value),
  );
}

function addRow(call: Call): Answer {
  const { lookupRows } = call.workspace;
  const table = tableOf(call);
  const data = readData(call, table);
  const row = lookupRows.add({ ...newIn(lookupRows, call.now), lookup_table_id: table.id, data });
  call.effect('lookup_row.created', row.id);
  return ok(lookupRowView(row));
}

function changeRow(call: Call): Answer {
  const row = rowOf(call);
  const data = readData(call, tableOf(call));
  call.workspace.lookupRows.change(row, { data: { ...row.data, ...data }, updated_at: call.now });
  call.effect('lookup_row.updated', row.id);
  return ok(lookupRowView(row));
}

function readData({ body }: Call, { columns }: LookupTableRecord): Readonly<Record<string, string>> {
  const fields = new Fields(body);
  const data = fields.object('data') ?? {};
  if (!fields.has('data')) fields.refuse('data', "can't be blank");
  for (const name of Object.keys(data)) if (!columns.includes(name)) fields.refuse(name, 'is not a column');
  fields.check();
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value ?? '')]));
}

function tableOf(call: Call): LookupTableRecord {
  return found(call.workspace.lookupTables.find(call.id()));
}

function rowOf(call: Call): LookupRowRecord {
  const table = tableOf(call);
  const row = found(call.workspace.lookupRows.find(call.id('row_id')));
  return found(row.lookup_table_id === table.id ? row : undefined);
}
