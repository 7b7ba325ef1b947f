import { ArrayMinSize, IsIn, IsISO8601, IsInt, IsObject, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { connections, customOAuthProfiles, folders, genies, knowledgeBases, skills } from '../choices.js';
import { AgentAssetFilter } from './agent-asset-filter.js';

const STATES = ['running', 'stopped'] as const;

/** An AI agent of the workspace. */
export class Genie {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Id of the folder it lies in') @IsInt() folder_id?: number | null;
  @Optional('running or stopped') @IsString() state?: string | null;
  @Optional('What it is told to do') @IsString() instructions?: string | null;
  @Optional('Whose model it uses', { example: 'openai' }) @IsString() ai_provider?: string | null;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}

export class GenieFilter extends AgentAssetFilter {
  @Optional('Only in this state') @IsIn(STATES) state?: (typeof STATES)[number] | null;
}

export class GenieId {
  @Field('Id of the genie', { choices: genies }) @IsInt() id!: number;
}

abstract class GenieContent {
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Id of the folder it lies in', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('What it is told to do') @IsString() instructions?: string | null;
  @Optional('Whose model it uses', { example: 'openai' }) @IsString() ai_provider?: string | null;
  @Optional('Id of the connection to the model', { choices: connections }) @IsInt() shared_account_id?: number | null;
  @Optional('Id of the custom OAuth profile for it', { choices: customOAuthProfiles }) @IsInt() custom_oauth_key_id?: number | null;
  @Optional('Further settings; not documented') @IsObject() matrix?: Record<string, unknown> | null;
}

export class NewGenie extends GenieContent {
  @Field('Name') @Length(1) name!: string;
}

export class GenieChange extends GenieContent {
  @Field('Id of the genie', { choices: genies }) @IsInt() id!: number;
  @Optional('New name') @Length(1) name?: string | null;
}

export class GenieSkills extends GenieId {
  @Field('Ids of the skills', { items: String, choices: skills, example: ['skl-Aa6zhmTh-4ac8TH-AB'] })
  @ArrayMinSize(1)
  skill_ids!: string[];
}

export class GenieKnowledgeBases extends GenieId {
  @Field('Ids of the knowledge bases', { items: Number, choices: knowledgeBases }) @ArrayMinSize(1) knowledge_base_ids!: number[];
}
