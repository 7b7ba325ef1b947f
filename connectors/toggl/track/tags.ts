import { IsString } from 'class-validator';
import {
  Delete,
  Each,
  Field,
  idempotent,
  List,
  NotFoundError,
  OperationGroup,
  Optional,
  PermissionError,
  Post,
  Put,
  unsafe,
  type Action,
} from 'trunkline/sdk';
import { everyWorkspace } from './every-workspace.js';
import { numbered } from '../pagers.js';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';
import { NewTag, Tag, TagId, TagRenaming } from './tag.js';

export class TagFilter extends WorkspaceId {
  @Optional('Text in the name') @IsString() search?: string | null;
}

/** Toggl answers with a list where one tag was written. */
export class WrittenTags {
  @Field('The tag that was written', { items: Tag }) tags!: Tag[];
}

@OperationGroup({ source: API_V9 })
export class Tags {
  @List('/workspaces/{workspace_id}/tags', {
    title: 'List tags of a workspace',
    description: '50 in a page; `search` finds a text in the name. Time entries name a tag by its id or by its name.',
    input: TagFilter,
    record: Tag,
    key: (tag) => tag.id,
    pagination: numbered(50),
  })
  declare listTags: List<TagFilter, Tag>;

  @Each('listTags', {
    title: 'List tags of all my workspaces',
    description: 'Each workspace takes one call at least, for 50 tags. Those that refuse the caller or are gone are left out.',
    each: [everyWorkspace],
    record: Tag,
    skip: [NotFoundError, PermissionError],
  })
  declare listAllTags: List<void, Tag>;

  @Post('/workspaces/{workspace_id}/tags', {
    title: 'Create a tag',
    description: 'A name that another one has is refused. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewTag,
    output: WrittenTags,
    as: 'tags',
    effect: unsafe,
  })
  declare createTag: Action<NewTag, WrittenTags>;

  @Put('/workspaces/{workspace_id}/tags/{tag_id}', {
    title: 'Rename a tag',
    description: 'A name that another one has is refused.',
    input: TagRenaming,
    output: WrittenTags,
    as: 'tags',
    effect: idempotent,
  })
  declare renameTag: Action<TagRenaming, WrittenTags>;

  @Delete('/workspaces/{workspace_id}/tags/{tag_id}', {
    title: 'Delete a tag',
    description: 'Gives nothing back. From then on only listMyTags with `since` gives the tag, with `deleted_at`.',
    input: TagId,
    effect: idempotent,
  })
  declare deleteTag: Action<TagId, void>;
}
