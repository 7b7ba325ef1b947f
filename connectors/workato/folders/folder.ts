import { IsBoolean, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { folders, projects } from '../choices.js';

/** A folder; one that lies in the Home folder is a project. */
export class Folder {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Id of the folder it lies in') @IsInt() parent_id?: number | null;
  @Field('Whether it is a project') is_project!: boolean;
  @Optional('Id of the project it belongs to') @IsInt() project_id?: number | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

export class FolderFilter {
  @Optional('Id of the folder whose children are listed; the Home folder when absent', { choices: folders })
  @IsInt()
  parent_id?: number | null;
}

export class NewFolder {
  @Field('Name') @Length(1) name!: string;
  @Optional('Id of the folder it goes into; the Home folder, which makes it a project, when absent', { choices: folders })
  @IsInt()
  parent_id?: number | null;
}

export class FolderDeletion {
  @Field('Id of the folder', { choices: folders }) @IsInt() folder_id!: number;
  @Optional('Whether its recipes and connections are deleted too; false when absent, and then only an empty folder goes')
  @IsBoolean()
  force?: boolean | null;
}

/** A folder at the top, with all that one automation needs. */
export class Project {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of its folder') @IsInt() folder_id!: number;
  @Field('Name') name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
}

export class ProjectId {
  @Field('Id of the project', { choices: projects }) @IsInt() project_id!: number;
}
