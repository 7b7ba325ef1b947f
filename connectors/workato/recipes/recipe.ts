import { IsArray, IsBoolean, IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { connections } from '../choices.js';

/** Which connection a recipe uses for one application. */
export class RecipeConnection {
  @Optional('What the line is about', { example: 'application' }) @IsString() keyword?: string | null;
  @Optional('Internal name of the application', { example: 'salesforce' }) @IsString() name?: string | null;
  @Optional('Internal name of the connector', { example: 'salesforce' }) @IsString() provider?: string | null;
  @Optional('Whether the recipe may start without it') @IsBoolean() skip_validation?: boolean | null;
  @Optional('Id of the connection; null when none is chosen', { choices: connections }) @IsInt() account_id?: number | null;
}

/** A recipe without what it does. Times are ISO 8601 with an offset, often Pacific. */
export class RecipeSummary {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Id of the user it belongs to') @IsInt() user_id?: number | null;
  @Field('Name') name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Field('When it was created') @IsISO8601() created_at!: string;
  @Field('When it was last changed') @IsISO8601() updated_at!: string;
  @Optional('Id of its folder') @IsInt() folder_id?: number | null;
  @Field('Whether it is started') running!: boolean;
  @Optional('Application whose events start it', { example: 'clock' }) @IsString() trigger_application?: string | null;
  @Optional('Applications of its actions', { items: String }) action_applications?: string[] | null;
  @Optional('All its applications', { items: String }) applications?: string[] | null;
  @Optional('How many jobs succeeded') @IsInt() job_succeeded_count?: number | null;
  @Optional('How many jobs failed') @IsInt() job_failed_count?: number | null;
  @Optional('Tasks it used since 19 March 2021') @IsInt() lifetime_task_count?: number | null;
  @Optional('How often it was copied') @IsInt() copy_count?: number | null;
  @Optional('When it last ran') @IsISO8601() last_run_at?: string | null;
  @Optional('When it was last stopped; absent when it never ran') @IsISO8601() stopped_at?: string | null;
  @Optional('Why it was stopped; null when a person did', { example: 'trigger_errors_limit' }) @IsString() stop_cause?: string | null;
  @Optional('Number of its version') @IsInt() version_no?: number | null;
  @Optional('URL that starts it, where its trigger is a webhook') @IsString() webhook_url?: string | null;
  @Optional('Values of its parameters') @IsObject() parameters?: Record<string, unknown> | null;
  @Optional('Fields of its parameters') @IsArray() parameters_schema?: unknown[] | null;
  @Optional('Which connections it uses', { items: RecipeConnection }) config?: RecipeConnection[] | null;
  @Optional('Who made it') @IsString() author_name?: string | null;
  @Optional('Who made this version') @IsString() version_author_name?: string | null;
  @Optional('Mail address of who made this version') @IsString() version_author_email?: string | null;
  @Optional('What was said of this version') @IsString() version_comment?: string | null;
  @Optional('Handles of its tags; only where they were asked for', { items: String }) tags?: string[] | null;
}

/** A recipe in full. */
export class Recipe extends RecipeSummary {
  @Optional('What it does, step by step: the trigger, and the actions in its `block`', { json: true })
  @IsObject()
  code?: Record<string, unknown> | null;
}
