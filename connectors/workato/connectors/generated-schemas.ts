import { IsArray, IsIn } from 'class-validator';
import { Field, OperationGroup, Optional, Post, read, type Action } from 'trunkline/sdk';
import { CUSTOM_CONNECTORS } from '../sources.js';

export const COLUMN_SEPARATORS = ['comma', 'semicolon', 'space', 'tab', 'colon', 'pipe'] as const;
export type ColumnSeparator = (typeof COLUMN_SEPARATORS)[number];

export class JsonSample {
  @Field('The sample, as JSON text', { example: '{"name": "Ada"}' }) sample!: string;
}

export class CsvSample {
  @Field('The sample, as CSV text') sample!: string;
  @Optional('What its columns are separated by') @IsIn(COLUMN_SEPARATORS) col_sep?: ColumnSeparator | null;
}

/** A schema as custom connectors declare one. */
export class GeneratedSchema {
  @Field('Its fields') @IsArray() fields!: unknown[];
}

@OperationGroup({ source: CUSTOM_CONNECTORS })
export class GeneratedSchemas {
  @Post('/sdk/generate_schema/json', {
    title: 'Generate a schema from JSON',
    description: 'The fields of a sample, in the form in which custom connectors declare them. Nothing is kept in Workato.',
    input: JsonSample,
    output: GeneratedSchema,
    as: 'fields',
    effect: read,
    scopes: ['SDK CLI: Generate Schema from JSON'],
  })
  declare generateSchemaFromJson: Action<JsonSample, GeneratedSchema>;

  @Post('/sdk/generate_schema/csv', {
    title: 'Generate a schema from CSV',
    description: 'A field for each column of a sample, in the form in which custom connectors declare them. Nothing is kept in Workato.',
    input: CsvSample,
    output: GeneratedSchema,
    as: 'fields',
    effect: read,
    scopes: ['SDK CLI: Generate Schema from CSV'],
  })
  declare generateSchemaFromCsv: Action<CsvSample, GeneratedSchema>;
}
