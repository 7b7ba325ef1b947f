import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { numberedData } from '../pagers.js';
import { DOCS, OPENAPI, THIRD_PARTY } from '../sources.js';
import { DataTable, DataTableChange, DataTableId, NewDataTable } from './data-table.js';

const data = (body: { data: unknown }) => body.data;

/** The tables themselves; what is in them is on a host of its own. */
@OperationGroup({ source: `${DOCS}/data-tables; ${OPENAPI}` })
export class DataTables {
  @List('/data_tables', {
    title: 'List data tables',
    description: 'Each with its columns and the folder it lies in. queryDataTable reads the records.',
    record: DataTable,
    key: (table) => table.id,
    pagination: numberedData,
    scopes: ['Data Tables: List data tables'],
  })
  declare listDataTables: List<void, DataTable>;

  @Post('/data_tables', {
    title: 'Create a data table',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewDataTable,
    output: DataTable,
    select: data,
    effect: unsafe,
    scopes: ['Data Tables: Create a data table'],
  })
  declare createDataTable: Action<NewDataTable, DataTable>;

  @Get('/data_tables/{data_table_id}', {
    title: 'Get a data table',
    description:
      'Its columns with their types and ids; updateDataTable wants the ids of those that stay. queryDataTable reads the records.',
    input: DataTableId,
    output: DataTable,
    select: data,
    scopes: ['Data Tables: Get data table by id'],
    stability: 'experimental',
    source: `${DOCS}/data-tables: GET /data_tables/:data_table_id; form of the answer inferred from ${THIRD_PARTY}`,
  })
  declare getDataTable: Action<DataTableId, DataTable>;

  @Put('/data_tables/{data_table_id}', {
    title: 'Update a data table',
    description: 'Changes what is given. A column that is left out of the schema may be deleted, with its values.',
    input: DataTableChange,
    output: DataTable,
    select: data,
    effect: idempotent,
    scopes: ['Data Tables: Update a data table'],
    stability: 'experimental',
    source: `${DOCS}/data-tables: PUT /data_tables/:data_table_id; fields and answer inferred from ${THIRD_PARTY}`,
  })
  declare updateDataTable: Action<DataTableChange, DataTable>;

  @Delete('/data_tables/{data_table_id}', {
    title: 'Delete a data table',
    description: 'For good, with its records. truncateDataTable empties a table and keeps it.',
    input: DataTableId,
    effect: idempotent,
    scopes: ['Data Tables: Delete a data table'],
  })
  declare deleteDataTable: Action<DataTableId, void>;

  @Post('/data_tables/{data_table_id}/truncate', {
    title: 'Empty a data table',
    description: 'Deletes all records, also those that were made after an attempt whose answer was lost, and keeps the columns.',
    input: DataTableId,
    effect: unsafe,
    scopes: ['Data Tables: Truncate a data table'],
  })
  declare truncateDataTable: Action<DataTableId, void>;
}
