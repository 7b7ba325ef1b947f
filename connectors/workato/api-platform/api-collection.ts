import { IsBoolean, IsIn, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { apiCollections, apiEndpoints, connections, projects } from '../choices.js';

/** What an import of an OpenAPI text came to. */
export class ImportResults {
  @Field('Whether all of it was imported') success!: boolean;
  @Field('How many endpoints it names') @IsInt() total_endpoints!: number;
  @Field('How many of them could not be made') @IsInt() failed_endpoints!: number;
  @Field('What could not be done', { items: String }) failed_actions!: string[];
}

/** Endpoints that belong together, under one URL. */
export class ApiCollection {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Id of its project, as text') @IsString() project_id?: string | null;
  @Optional('Where it answers') @IsString() url?: string | null;
  @Optional('Where its OpenAPI text is') @IsString() api_spec_url?: string | null;
  @Optional('Its version', { example: '1.0' }) @IsString() version?: string | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

/** A collection as it is created. */
export class ImportedApiCollection extends ApiCollection {
  @Optional('How the import went, in words') @IsString() message?: string | null;
  @Optional('How it went, of what was imported', { of: ImportResults }) import_results?: ImportResults | null;
}

export class OpenApiText {
  @Field('The text itself, JSON or YAML') content!: string;
  @Field('Which of them') @IsIn(['json', 'yaml']) format!: 'json' | 'yaml';
}

export class NewApiCollection {
  @Field('Name') @Length(1) name!: string;
  @Optional('Id of the project it goes into', { choices: projects }) @IsInt() project_id?: number | null;
  @Optional('Id of the connection that it hands calls on to', { choices: connections }) @IsInt() proxy_connection_id?: number | null;
  @Optional('Endpoints to begin with, each with a recipe', { of: OpenApiText }) openapi_spec?: OpenApiText | null;
}

/** A call that others can make; a recipe answers it. */
export class ApiEndpoint {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of its collection') @IsInt() api_collection_id!: number;
  @Field('Id of the recipe that answers') @IsInt() flow_id!: number;
  @Field('Name') name!: string;
  @Field('HTTP method') method!: string;
  @Optional('Where it answers') @IsString() url?: string | null;
  @Optional('Where it answered before') @IsString() legacy_url?: string | null;
  @Optional('Its path, with the workspace and the collection') @IsString() base_path?: string | null;
  @Field('Its path in the collection') path!: string;
  @Field('Whether it can be called') active!: boolean;
  @Optional('Whether it is of the older kind') @IsBoolean() legacy?: boolean | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

export class ApiEndpointFilter {
  @Optional('Only of this collection', { choices: apiCollections }) @IsInt() api_collection_id?: number | null;
}

export class ApiEndpointId {
  @Field('Id of the endpoint', { choices: apiEndpoints }) @IsInt() api_endpoint_id!: number;
}
