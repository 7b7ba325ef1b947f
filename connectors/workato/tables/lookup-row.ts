import { IsInt, IsObject } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { lookupTables } from '../choices.js';

const CELLS = { example: { Code: 'DE', Country: 'Germany' } };

export class LookupRow {
  @Field('Its id') @IsInt() id!: number;
  @Field('Values by the label of their column', CELLS) @IsObject() data!: Record<string, unknown>;
}

abstract class OfLookupTable {
  @Field('Id of the lookup table', { choices: lookupTables }) @IsInt() lookup_table_id!: number;
}

export class LookupRowFilter extends OfLookupTable {
  @Optional('Only rows with these values, by the label of their column; all rows when absent', {
    in: 'query',
    style: 'brackets',
    example: { Code: 'DE' },
  })
  @IsObject()
  by?: Record<string, string> | null;
}

export class LookupQuery extends OfLookupTable {
  @Field('Values that the row has, by the label of their column', { in: 'query', style: 'brackets', example: { Code: 'DE' } })
  @IsObject()
  by!: Record<string, string>;
}

export class NewLookupRow extends OfLookupTable {
  @Field('Values by the label of their column', CELLS) @IsObject() data!: Record<string, unknown>;
}

export class LookupRowId extends OfLookupTable {
  @Field('Id of the row') @IsInt() row_id!: number;
}

export class LookupRowChange extends LookupRowId {
  @Field('New values by the label of their column; the other columns keep theirs', CELLS) @IsObject() data!: Record<string, unknown>;
}
