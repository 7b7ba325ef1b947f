import { datesOf } from '../dated.js';
import type { DataTableRecord, LookupRowRecord, LookupTableRecord } from './records.js';

/** Its schema is JSON inside a text, and its project a text. Facts: K33, K128, K162. */
export function lookupTableView(table: LookupTableRecord) {
  const { id, name, project_id, columns } = table;
  const project = project_id === null ? null : String(project_id);
  return { id, name, project_id: project, schema: JSON.stringify(columns.map((label) => ({ label }))), ...datesOf(table) };
}

/** Facts: K129. */
export function lookupRowView(row: LookupRowRecord) {
  return { id: row.id, data: row.data, ...datesOf(row) };
}

/** Facts: K132, K133. */
export function dataTableView(table: DataTableRecord) {
  const { id, name, schema, folder_id } = table;
  return { id, name, schema, folder_id, ...datesOf(table) };
}
