import { IsInt, IsObject } from 'class-validator';
import { Field, Get, idempotent, OperationGroup, Optional, Post, type Action } from 'trunkline/sdk';
import { projects } from '../choices.js';
import { DOCS, OPENAPI } from '../sources.js';

export class PropertyFilter {
  @Field('What the names begin with', { example: 'salesforce_sync.' }) prefix!: string;
  @Optional('Id of the project; the properties of the environment when absent', { choices: projects }) @IsInt() project_id?: number | null;
}

export class Properties {
  @Field('Values by name; the vendor’s file says that the prefix is left off', { example: { admin_email: 'ada@example.com' } })
  @IsObject()
  properties!: Record<string, string>;
}

export class PropertyValues {
  @Optional('Id of the project; the properties of the environment when absent', { in: 'query', choices: projects })
  @IsInt()
  project_id?: number | null;
  @Field('Values by name: names of up to 100 characters, values of up to 1024, 1000 in a project', {
    example: { 'salesforce_sync.admin_email': 'ada@example.com' },
  })
  @IsObject()
  properties!: Record<string, string>;
}

/** Of a project or, without its id, of the environment. */
@OperationGroup({ source: `${DOCS}/project-properties, ${DOCS}/properties; ${OPENAPI}` })
export class PropertyStore {
  @Get('/properties', {
    title: 'Get properties by prefix',
    description: 'As one map of names to values: of a project where its id is given, else of the environment.',
    input: PropertyFilter,
    output: Properties,
    as: 'properties',
    scopes: ['Environment Properties: List'],
  })
  declare getProperties: Action<PropertyFilter, Properties>;

  @Post('/properties', {
    title: 'Set properties',
    description: 'Those that exist get the new value, the others are created; none is deleted.',
    input: PropertyValues,
    effect: idempotent,
    scopes: ['Environment Properties: Upsert'],
  })
  declare setProperties: Action<PropertyValues, void>;
}
