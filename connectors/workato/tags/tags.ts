import { IsString, Length } from 'class-validator';
import { Delete, Field, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { connections, recipes, tags } from '../choices.js';
import { DOCS, VENDOR_CLIENT } from '../sources.js';

/** A word that recipes and connections are found by. */
export class Tag {
  @Field('What it is named by in other calls', { example: 'tag-ANgdXgTF-bANz3H' }) handle!: string;
  @Field('What people call it') title!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Its colour') @IsString() color?: string | null;
}

export class TagFilter {
  @Optional('Text in the title or the description', { name: 'q[title_or_description_cont]' }) @IsString() text?: string | null;
}

export class NewTag {
  @Field('What people call it') @Length(1) title!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Its colour') @IsString() color?: string | null;
}

export class TagHandle {
  @Field('Handle of the tag', { choices: tags }) handle!: string;
}

export class TagChange extends TagHandle {
  @Optional('New title') @Length(1) title?: string | null;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Its colour') @IsString() color?: string | null;
}

export class TagAssignment {
  @Optional('Handles of tags to add', { items: String }) add_tags?: string[] | null;
  @Optional('Handles of tags to take away', { items: String }) remove_tags?: string[] | null;
  @Optional('Ids of the recipes; recipes, connections or both are needed', { items: Number, choices: recipes }) recipe_ids?:
    | number[]
    | null;
  @Optional('Ids of the connections', { items: Number, choices: connections }) connection_ids?: number[] | null;
}

/** The endpoints are documented; the fields of a tag are the vendor's client's. */
@OperationGroup({ source: `${DOCS}/environment-management; fields inferred from the ${VENDOR_CLIENT}`, stability: 'experimental' })
export class Tags {
  @List('/tags', {
    title: 'List tags',
    description: 'Each with its title, its colour, and the handle by which assignTags names it.',
    input: TagFilter,
    record: Tag,
    key: (tag) => tag.handle,
    scopes: ['Tags: List tags'],
  })
  declare listTags: List<TagFilter, Tag>;

  @Post('/tags', {
    title: 'Create a tag',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewTag,
    output: Tag,
    effect: unsafe,
    scopes: ['Tags: Create tag'],
  })
  declare createTag: Action<NewTag, Tag>;

  @Put('/tags/{handle}', {
    title: 'Update a tag',
    description: 'Changes the fields given and keeps the others.',
    input: TagChange,
    output: Tag,
    effect: idempotent,
    scopes: ['Tags: Update tag'],
  })
  declare updateTag: Action<TagChange, Tag>;

  @Delete('/tags/{handle}', {
    title: 'Delete a tag',
    description: 'It is taken from all that has it; the recipes and connections themselves stay.',
    input: TagHandle,
    effect: idempotent,
    scopes: ['Tags: Delete tag'],
  })
  declare deleteTag: Action<TagHandle, void>;

  @Post('/tags_assignments', {
    title: 'Tag recipes and connections',
    description: 'Adds tags, takes them away, or both. A repeat leaves them as one call does.',
    input: TagAssignment,
    effect: idempotent,
    scopes: ['Tag Assignments: Manage tag assignments'],
    stability: 'stable',
    source: `${DOCS}/tag-assignments: POST /tags_assignments`,
  })
  declare assignTags: Action<TagAssignment, void>;
}
