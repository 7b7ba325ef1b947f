import { cursor, Delete, idempotent, List, OperationGroup, Post, Put, read, slot, unsafe, type Action } from 'trunkline/sdk';
import { CLIENTS, DOCS } from '../sources.js';
import { DataTableQuery, DataTableRecordChange, DataTableRecordId, DataTableRow, NewDataTableRecord } from './data-table-row.js';

interface QueryPage {
  readonly data: readonly unknown[];
  readonly continuation_token?: string | null;
}

const byToken = cursor({
  to: { body: 'continuation_token' },
  items: (body: QueryPage) => body.data,
  next: (body) => body.continuation_token,
  size: { body: 'limit' },
  max: 200,
});

/** `[meta, values]`, two arrays. */
const row = slot(
  'data-table-row',
  ([meta, values]: readonly [unknown[], unknown[]]): DataTableRow => ({ meta, values }),
  'A record of a page is an array of arrays',
);

/** What is in data tables, on the host of the records. */
@OperationGroup({ source: `${DOCS}/data-tables, record manipulation; forms inferred from ${CLIENTS}`, stability: 'experimental' })
export class DataTableRecords {
  @List('/api/v1/tables/{data_table_id}/query', {
    title: 'Query records of a data table',
    description: 'Records come without names: say in `select` which values, and in which order.',
    service: 'data_tables',
    method: 'POST',
    effect: read,
    input: DataTableQuery,
    record: DataTableRow,
    pagination: byToken,
    transform: row,
    scopes: ['Data Table Records: Query records'],
  })
  declare queryDataTable: List<DataTableQuery, DataTableRow>;

  @Post('/api/v1/tables/{data_table_id}/records', {
    title: 'Create a record in a data table',
    description: 'What it answers is not documented. Nothing drops a repeat, so a lost answer stops for a person.',
    service: 'data_tables',
    input: NewDataTableRecord,
    effect: unsafe,
    scopes: ['Data Table Records: Create record'],
  })
  declare createDataTableRecord: Action<NewDataTableRecord, void>;

  @Put('/api/v1/tables/{data_table_id}/records/{record_id}', {
    title: 'Update a record of a data table',
    description: 'By its `$record_id`. What it answers is not documented: query the record to see it.',
    service: 'data_tables',
    input: DataTableRecordChange,
    effect: idempotent,
    scopes: ['Data Table Records: Update record'],
  })
  declare updateDataTableRecord: Action<DataTableRecordChange, void>;

  @Delete('/api/v1/tables/{data_table_id}/records/{record_id}', {
    title: 'Delete a record of a data table',
    description: 'By its `$record_id`, which queryDataTable tells where it is in `select`. The table and its columns stay.',
    service: 'data_tables',
    input: DataTableRecordId,
    effect: idempotent,
    scopes: ['Data Table Records: Delete record'],
  })
  declare deleteDataTableRecord: Action<DataTableRecordId, void>;
}
