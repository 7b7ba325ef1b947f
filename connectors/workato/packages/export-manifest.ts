import { IsBoolean, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { folders } from '../choices.js';
import { AssetReference } from './asset.js';

/** What a package is to hold. */
export class ExportManifest {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('working, or archived once it is deleted') status!: string;
  @Optional('Folder of the project', { example: 'Folder 1' }) @IsString() project_path?: string | null;
  @Optional('When a package was last made of it; ISO 8601 with offset') @IsISO8601() last_exported_at?: string | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
  @Optional('When it was deleted; ISO 8601 with offset') @IsISO8601() deleted_at?: string | null;
}

export class ExportManifestId {
  @Field('Id of the manifest') @IsInt() id!: number;
}

/** What makes up a manifest, but for its name. */
abstract class ManifestContent {
  @Optional('What it holds, unless it is read from a folder', { items: AssetReference }) assets?: AssetReference[] | null;
  @Optional('Id of the folder of the assets; the root folder when absent', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Whether the assets are read from the folder; false when absent') @IsBoolean() auto_generate_assets?: boolean | null;
  @Optional('Whether test cases are in it; false when absent') @IsBoolean() include_test_cases?: boolean | null;
  @Optional('Whether data is in it, where assets are read from the folder; false when absent') @IsBoolean() include_data?: boolean | null;
  @Optional('Whether tags are in it; false when absent') @IsBoolean() include_tags?: boolean | null;
}

export class NewManifestContent extends ManifestContent {
  @Field('Name') @Length(1) name!: string;
}

export class ManifestContentChange extends ManifestContent {
  @Optional('New name') @Length(1) name?: string | null;
}

export class NewExportManifest {
  @Field('What it holds') export_manifest!: NewManifestContent;
}

export class ExportManifestChange extends ExportManifestId {
  @Field('What changes; assets take the place of the former ones') export_manifest!: ManifestContentChange;
}
