import { IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
import { Optional } from 'trunkline/sdk';
import { clients, projects, users } from '../choices.js';
import { PROJECT_STATUSES } from './project.js';
import { WorkspaceId } from '../scopes.js';

const STATES = ['true', 'false', 'both'] as const;

/** `both` for active and archived projects. */
export class ProjectState {
  @Optional('Whether active or archived ones; active when absent') @IsIn(STATES) active?: (typeof STATES)[number] | null;
}

export class ProjectFilter extends WorkspaceId {
  @Optional('Whether active or archived ones; active when absent') @IsIn(STATES) active?: (typeof STATES)[number] | null;
  @Optional('Changed at or after this time, deleted ones included', { unit: 'unix seconds' }) @IsInt() since?: number | null;
  @Optional('Text in the name') @IsString() name?: string | null;
  @Optional('Ids of clients', { items: Number, choices: clients }) client_ids?: number[] | null;
  @Optional('Ids of members', { items: Number, choices: users }) user_ids?: number[] | null;
  @Optional('Ids of groups', { items: Number }) group_ids?: number[] | null;
  @Optional('Ids of projects', { items: Number, choices: projects }) project_ids?: number[] | null;
  @Optional(`Where they stand: ${PROJECT_STATUSES.join(', ')}`, { items: String }) statuses?: string[] | null;
  @Optional('Only billable ones, or only others') @IsBoolean() billable?: boolean | null;
  @Optional('Only templates') @IsBoolean() only_templates?: boolean | null;
  @Optional('Only those that the caller is a member of') @IsBoolean() only_me?: boolean | null;
  @Optional('Field to sort by') @IsString() sort_field?: string | null;
  @Optional('Direction') @IsIn(['ASC', 'DESC']) sort_order?: 'ASC' | 'DESC' | null;
  @Optional('Pinned ones first') @IsBoolean() sort_pinned?: boolean | null;
}
