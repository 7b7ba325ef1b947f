import { IsInt, IsString } from 'class-validator';
import { Optional } from 'trunkline/sdk';
import { folders, projects } from '../choices.js';

/** Where an asset of Agent Studio lies. */
export class AgentAssetFilter {
  @Optional('Only in this folder', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Only in this project', { choices: projects }) @IsInt() project_id?: number | null;
}

/** Of skills and of knowledge bases. */
export class AgentAssetSearch extends AgentAssetFilter {
  @Optional('Text in the name') @IsString() query?: string | null;
  @Optional('Field to sort by') @IsString() sort_term?: string | null;
}
