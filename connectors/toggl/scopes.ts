import { IsInt } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { organizations, workspaces } from './choices.js';

/** What every operation below `/workspaces/{workspace_id}` needs. */
export class WorkspaceId {
  @Field('Id of the workspace', { choices: workspaces }) @IsInt() workspace_id!: number;
}

/** What every operation below `/organizations/{organization_id}` needs. */
export class OrganizationId {
  @Field('Id of the organisation', { choices: organizations }) @IsInt() organization_id!: number;
}

/** For lists of the caller’s own records, which tell deletions too. */
export class ChangedSince {
  @Optional('Only what changed at or after this time, deleted records included', { unit: 'unix seconds' })
  @IsInt()
  since?: number | null;
}
