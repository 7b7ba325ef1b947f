import { IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { folders } from '../choices.js';

/** What a package may hold, in the vendor's words. */
export const ASSET_TYPES = [
  'recipe',
  'connection',
  'lookup_table',
  'workato_db_table',
  'account_property',
  'project_property',
  'workato_schema',
  'workato_template',
  'lcap_app',
  'lcap_page',
  'custom_adapter',
  'topic',
  'api_group',
  'api_endpoint',
] as const;
export type AssetType = (typeof ASSET_TYPES)[number];

/** What a folder holds that could go into a package. */
export class Asset {
  @Field('Id, of its type') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('Of what type', { example: 'recipe' }) type!: string;
  @Optional('Number of its version') @IsInt() version?: number | null;
  @Optional('Folder it lies in; empty at the top') @IsString() folder?: string | null;
  @Optional('Folders down to it', { example: 'All projects' }) @IsString() absolute_path?: string | null;
  @Field('Whether it lies in the root folder') root_folder!: boolean;
  @Optional('Whether it cannot be reached') @IsBoolean() unreachable?: boolean | null;
  @Field('Name of its file in a package', { example: 'orders.recipe.json' }) zip_name!: string;
  @Field('Whether it goes into a package') checked!: boolean;
  @Optional('Since the last package: added, updated or no change') @IsString() status?: string | null;
}

export class AssetFilter {
  @Optional('Id of the folder; the root folder when absent', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Whether test cases are listed; false when absent') @IsBoolean() include_test_cases?: boolean | null;
  @Optional('Whether data is listed; false when absent') @IsBoolean() include_data?: boolean | null;
}

/** An asset as a manifest names it. */
export class AssetReference {
  @Field('Id, of its type') @IsInt() id!: number;
  @Field('Of what type') @IsIn(ASSET_TYPES) type!: AssetType;
  @Field('Folders down to it', { example: 'All projects' }) absolute_path!: string;
  @Optional('Whether it goes into the package; true when absent') @IsBoolean() checked?: boolean | null;
  @Optional('Number of its version; the newest when absent') @IsInt() version?: number | null;
  @Optional('Folder it lies in; the top when absent') @IsString() folder?: string | null;
  @Optional('Whether it lies in the root folder; false when absent') @IsBoolean() root_folder?: boolean | null;
  @Optional('Whether it cannot be reached; false when absent') @IsBoolean() unreachable?: boolean | null;
  @Optional('Name of its file in the package; made up by Workato when absent') @IsString() zip_name?: string | null;
}
