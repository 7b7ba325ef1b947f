import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { Fields } from '../fields.js';
import { uuid } from '../ids.js';
import { pageOf } from '../query.js';
import { readColumns } from './columns.js';
import type { DataTableRecord } from './records.js';
import { dataTableView } from './views.js';

/** Facts: K31, K132, K133. What a deletion and an emptying answer is not known. */
export function addDataTables(api: Api): void {
  api
    .get('/data_tables', ({ request, workspace }) =>
      ok({ data: pageOf(request, workspace.dataTables.live()).items.map((table) => dataTableView(table)) }),
    )
    .post('/data_tables', createTable)
    .get('/data_tables/{id}', (call) => shown(tableOf(call)))
    .put('/data_tables/{id}', changeTable)
    .delete('/data_tables/{id}', (call) => {
      const table = tableOf(call);
      call.workspace.dataTables.delete(table, call.now);
      call.effect('data_table.deleted', table.id, table.name);
      return success();
    })
    .post('/data_tables/{id}/truncate', (call) => {
      const table = tableOf(call);
      call.effect('data_table.truncated', table.id, table.name);
      return success();
    });
}

function createTable(call: Call): Answer {
  const { workspace, now, workato } = call;
  const fields = new Fields(call.body);
  const name = fields.requiredText('name');
  const folder_id = fields.requiredInteger('folder_id');
  checkFolder(call, fields, folder_id);
  const number = workspace.dataTables.size + 1;
  const schema = readColumns(fields, [workato.options.seed, workspace.id, number]) ?? [];
  if (!fields.has('schema')) fields.refuse('schema', "can't be blank");
  fields.check();
  const id = uuid(workato.options.seed, workspace.id, number);
  const table = workspace.dataTables.add({ id, number, name, folder_id, schema, created_at: now, updated_at: now });
  call.effect('data_table.created', id, name);
  return shown(table);
}

function changeTable(call: Call): Answer {
  const table = tableOf(call);
  const fields = new Fields(call.body);
  const name = fields.text('name');
  const folder_id = fields.integer('folder_id');
  checkFolder(call, fields, folder_id);
  const schema = readColumns(fields, [call.workato.options.seed, call.workspace.id, call.now]);
  fields.check();
  call.workspace.dataTables.change(table, { ...Fields.given({ name, folder_id, schema }), updated_at: call.now });
  call.effect('data_table.updated', table.id, table.name);
  return shown(table);
}

function checkFolder({ workspace }: Call, fields: Fields, folder_id: number | undefined): void {
  if (folder_id !== undefined && !workspace.folders.find(folder_id)) fields.refuse('folder_id', 'does not exist');
}

function tableOf({ workspace, request }: Call): DataTableRecord {
  return found(workspace.dataTables.find(request.param('id')));
}

function shown(table: DataTableRecord): Answer {
  return ok({ data: dataTableView(table) });
}
