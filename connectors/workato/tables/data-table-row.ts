import { Allow, IsArray, IsInt, IsObject, IsUUID } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { dataTables } from '../choices.js';

/** A record without names: Workato sends them once for the page, beside the records. */
export class DataTableRow {
  @Field('Values that every record has, as its id and times; in the order that Workato gives them') @IsArray() meta!: unknown[];
  @Field('Values of its columns, in the order of `select`, else of the table’s schema') @IsArray() values!: unknown[];
}

abstract class OfDataTable {
  @Field('Id of the data table', { choices: dataTables }) @IsUUID() data_table_id!: string;
}

export class DataTableQuery extends OfDataTable {
  @Optional('Names of the columns to read; $record_id, $created_at and $updated_at too', { items: String }) select?: string[] | null;
  @Optional('Which records: conditions by column', { example: { Status: { $eq: 'open' } } })
  @IsObject()
  where?: Record<string, unknown> | null;
  @Optional('In which order: a column, or an object with by, order and case_sensitive', { example: { by: '$created_at', order: 'desc' } })
  @Allow()
  order?: unknown;
  @Optional('How far the times in `where` are from UTC; needed to compare a time with a day', { unit: 'seconds' })
  @IsInt()
  timezone_offset_secs?: number | null;
}

export class NewDataTableRecord extends OfDataTable {
  @Field('Values by the name of their column', { example: { Status: 'open' } }) @IsObject() document!: Record<string, unknown>;
}

export class DataTableRecordId extends OfDataTable {
  @Field('Id of the record: its $record_id') @IsUUID() record_id!: string;
}

export class DataTableRecordChange extends DataTableRecordId {
  @Field('New values by the name of their column', { example: { Status: 'closed' } }) @IsObject() document!: Record<string, unknown>;
}
