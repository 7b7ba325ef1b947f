import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { lookupTables, projects } from '../choices.js';

/** A column as Workato holds it: rows are read and written by its label. */
export class LookupColumn {
  @Field('What people call it; what rows and filters are keyed by') label!: string;
  @Optional('Name inside Workato', { example: 'col1' }) @IsString() name?: string | null;
  @Optional('Type of its values', { example: 'string' }) @IsString() type?: string | null;
  @Optional('How it is entered', { example: 'text' }) @IsString() control_type?: string | null;
  @Optional('Whether a form shows it at once') @IsBoolean() sticky?: boolean | null;
}

/** A small table that recipes look values up in. */
export class LookupTable {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('Its columns; Workato sends them as JSON in a text', { items: LookupColumn, json: true }) schema!: LookupColumn[];
  @Optional('Id of the project it is for, as text; null when it is for the whole workspace') @IsString() project_id?: string | null;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}

export class NewLookupColumn {
  @Field('What people call it') @Length(1) label!: string;
}

export class NewLookupTable {
  @Field('Name') @Length(1) name!: string;
  @Optional('Id of the project it is for; the whole workspace when absent', { choices: projects }) @IsInt() project_id?: number | null;
  @Field('Its columns: one to ten; sent as JSON in a text', { items: NewLookupColumn, json: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  schema!: NewLookupColumn[];
}

export class LookupTableIds {
  @Field('Ids of the tables', { items: Number, choices: lookupTables }) @ArrayMinSize(1) ids!: number[];
}
