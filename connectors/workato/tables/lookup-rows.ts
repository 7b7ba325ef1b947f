import { Delete, Get, idempotent, List, NotFoundError, OperationGroup, pageNumber, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { DOCS } from '../sources.js';
import { LookupQuery, LookupRow, LookupRowChange, LookupRowFilter, LookupRowId, NewLookupRow } from './lookup-row.js';

const rows = pageNumber({ page: 'page', size: 'per_page', max: 1000, items: (body: unknown[]) => body, consistency: 'shifts' });

/** That a row is `{ id, data }` is inferred: no page shows one. */
@OperationGroup({ source: `${DOCS}/lookup-tables; form of a row inferred from what is sent`, stability: 'experimental' })
export class LookupRows {
  @List('/lookup_tables/{lookup_table_id}/rows', {
    title: 'List rows of a lookup table',
    description: 'All rows, or those that have the values given in `by`, up to 1000 in a page. findLookupRow gives the first alone.',
    input: LookupRowFilter,
    record: LookupRow,
    key: (row) => row.id,
    pagination: rows,
    scopes: ['Lookup Tables: List rows'],
  })
  declare listLookupRows: List<LookupRowFilter, LookupRow>;

  @Get('/lookup_tables/{lookup_table_id}/lookup', {
    title: 'Look up a row',
    description: 'The first that has the values; null when there is none. A table that does not exist looks the same.',
    input: LookupQuery,
    output: LookupRow,
    empty: [NotFoundError],
    scopes: ['Lookup Tables: Lookup row'],
  })
  declare findLookupRow: Action<LookupQuery, LookupRow | null>;

  @Get('/lookup_tables/{lookup_table_id}/rows/{row_id}', {
    title: 'Get a row of a lookup table',
    description: 'By the id of the row: its values by the labels of the columns. findLookupRow finds one by a value.',
    input: LookupRowId,
    output: LookupRow,
    scopes: ['Lookup Tables: Get row'],
  })
  declare getLookupRow: Action<LookupRowId, LookupRow>;

  @Post('/lookup_tables/{lookup_table_id}/rows', {
    title: 'Add a row to a lookup table',
    description: 'Rows may be alike: nothing drops a repeat, so a lost answer stops for a person.',
    input: NewLookupRow,
    output: LookupRow,
    effect: unsafe,
    scopes: ['Lookup Tables: Add row'],
  })
  declare addLookupRow: Action<NewLookupRow, LookupRow>;

  @Put('/lookup_tables/{lookup_table_id}/rows/{row_id}', {
    title: 'Update a row of a lookup table',
    description: 'Changes the columns given and keeps the others.',
    input: LookupRowChange,
    output: LookupRow,
    effect: idempotent,
    scopes: ['Lookup Tables: Update row'],
  })
  declare updateLookupRow: Action<LookupRowChange, LookupRow>;

  @Delete('/lookup_tables/{lookup_table_id}/rows/{row_id}', {
    title: 'Delete a row of a lookup table',
    description: 'By the id of the row. Other rows stay, also those with the same values.',
    input: LookupRowId,
    effect: idempotent,
    scopes: ['Lookup Tables: Delete row'],
  })
  declare deleteLookupRow: Action<LookupRowId, void>;
}
