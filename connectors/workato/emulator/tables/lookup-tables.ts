import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields, isJson } from '../fields.js';
import { pageOf } from '../query.js';
import { parse } from '../recipes/code.js';
import { lookupTableView } from './views.js';

const MOST_COLUMNS = 10;

/** Facts: K33, K128. */
export function addLookupTables(api: Api): void {
  api
    .get('/lookup_tables', ({ request, workspace }) =>
      ok(pageOf(request, workspace.lookupTables.live()).items.map((table) => lookupTableView(table))),
    )
    .post('/lookup_tables', createTable)
    .post('/lookup_tables/batch_delete', deleteTables);
}

function createTable(call: Call): Answer {
  const { workspace, now } = call;
  const fields = new Fields(call.body);
  const name = fields.requiredText('name');
  const project_id = fields.integer('project_id') ?? null;
  if (project_id !== null && !workspace.projects.find(project_id)) fields.refuse('project_id', 'does not exist');
  const columns = readColumns(fields);
  fields.check();
  const table = workspace.lookupTables.add({ ...newIn(workspace.lookupTables, now), name, project_id, columns });
  call.effect('lookup_table.created', table.id, name);
  return ok(lookupTableView(table));
}

/** `[{"label": "Code"}]`, as JSON inside a text. */
function readColumns(fields: Fields): string[] {
  const schema = parse(fields.requiredText('schema'));
  const labels = Array.isArray(schema) ? schema.map((column) => (isJson(column) ? column['label'] : undefined)) : [];
  const known = labels.filter((label): label is string => typeof label === 'string' && label !== '');
  if (!Array.isArray(schema) || known.length < labels.length) fields.refuse('schema', 'must be a JSON list of columns with a label');
  if (labels.length > MOST_COLUMNS) fields.refuse('schema', `has more than ${MOST_COLUMNS} columns`);
  return known;
}

/** Ids that are not there are passed over. */
function deleteTables(call: Call): Answer {
  const { lookupTables } = call.workspace;
  const fields = new Fields(call.body);
  const ids = fields.integers('ids') ?? [];
  if (!fields.has('ids')) fields.refuse('ids', "can't be blank");
  fields.check();
  for (const table of lookupTables.live(({ id }) => ids.includes(id))) {
    lookupTables.delete(table, call.now);
    call.effect('lookup_table.deleted', table.id, table.name);
  }
  return success();
}
