import { IsInt, IsISO8601 } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { tags } from '../choices.js';
import { WorkspaceId } from '../scopes.js';

/** A word that time entries are found by. */
export class Tag {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Field('Name') name!: string;
  @Field('When it was last changed; ISO 8601, UTC') @IsISO8601() at!: string;
  @Optional('Id of the user who created it') @IsInt() creator_id?: number | null;
  @Optional('When it was deleted; only in lists of changes') @IsISO8601() deleted_at?: string | null;
}

export class NewTag extends WorkspaceId {
  @Field('Name') name!: string;
}

export class TagId extends WorkspaceId {
  @Field('Id of the tag', { choices: tags }) @IsInt() tag_id!: number;
}

export class TagRenaming extends TagId {
  @Field('New name') name!: string;
}
