import { Allow, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsString, IsUUID, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { dataTables, folders } from '../choices.js';

const COLUMN_TYPES = ['boolean', 'date', 'date_time', 'integer', 'number', 'string', 'file', 'relation'] as const;

/** What a column of type relation points to. */
export class DataTableRelation {
  @Field('Id of the other table', { choices: dataTables }) @IsUUID() table_id!: string;
  @Field('Id of its column') @IsUUID() field_id!: string;
}

/** One column, as it is read and as it is written. */
export class DataTableColumn {
  @Field('Type of its values') @IsIn(COLUMN_TYPES) type!: (typeof COLUMN_TYPES)[number];
  @Field('Name') name!: string;
  @Field('Whether a record may be without it') optional!: boolean;
  @Optional('Its id; of a new column, made up by Workato when absent') @IsUUID() field_id?: string | null;
  @Optional('Hint beside its field') @IsString() hint?: string | null;
  @Optional('Value of a record that gives none') @Allow() default_value?: unknown;
  @Optional('What else is known of it; not documented') @IsObject() metadata?: Record<string, unknown> | null;
  @Optional('Whether it holds several values') @IsBoolean() multivalue?: boolean | null;
  @Optional('What it points to, for type relation', { of: DataTableRelation }) relation?: DataTableRelation | null;
}

export class DataTable {
  @Field('Its id') @IsUUID() id!: string;
  @Field('Name') name!: string;
  @Field('Its columns', { items: DataTableColumn }) schema!: DataTableColumn[];
  @Field('Id of the folder it lies in') @IsInt() folder_id!: number;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

export class NewDataTable {
  @Field('Name') @Length(1) name!: string;
  @Field('Id of the folder it goes into', { choices: folders }) @IsInt() folder_id!: number;
  @Field('Its columns', { items: DataTableColumn }) schema!: DataTableColumn[];
}

export class DataTableId {
  @Field('Id of the data table', { choices: dataTables }) @IsUUID() data_table_id!: string;
}

export class DataTableChange extends DataTableId {
  @Optional('New name') @Length(1) name?: string | null;
  @Optional('Id of the folder it moves to', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('All its columns, with the ids of those that stay', { items: DataTableColumn }) schema?: DataTableColumn[] | null;
}
