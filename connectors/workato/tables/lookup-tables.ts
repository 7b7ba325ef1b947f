import { idempotent, List, OperationGroup, Post, unsafe, type Action } from 'trunkline/sdk';
import { DOCS } from '../sources.js';
import { LookupTable, LookupTableIds, NewLookupTable } from './lookup-table.js';

@OperationGroup({ source: `${DOCS}/lookup-tables` })
export class LookupTables {
  @List('/lookup_tables', {
    title: 'List lookup tables',
    description: 'Each with its columns, by whose labels rows are read and written. One without a project is for the whole workspace.',
    record: LookupTable,
    key: (table) => table.id,
    scopes: ['Lookup Tables: List tables'],
  })
  declare listLookupTables: List<void, LookupTable>;

  @Post('/lookup_tables', {
    title: 'Create a lookup table',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewLookupTable,
    output: LookupTable,
    effect: unsafe,
    scopes: ['Lookup Tables: Create table'],
    stability: 'experimental',
    source: `${DOCS}/lookup-tables: POST /lookup_tables; that the schema is sent as it is answered, in a text, is inferred from the list`,
  })
  declare createLookupTable: Action<NewLookupTable, LookupTable>;

  @Post('/lookup_tables/batch_delete', {
    title: 'Delete lookup tables',
    description: 'For good, with their rows. At most once a second.',
    input: LookupTableIds,
    effect: idempotent,
    scopes: ['Lookup Tables: Batch delete tables'],
  })
  declare deleteLookupTables: Action<LookupTableIds, void>;
}
