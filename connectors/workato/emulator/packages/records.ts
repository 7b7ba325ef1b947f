import type { Dated } from '../dated.js';
import type { Stored } from '../table.js';
import type { Work } from '../work.js';

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

/** Something in a folder that a package can carry. Facts: K121. */
export interface Asset {
  readonly id: number | string;
  readonly name: string;
  readonly type: (typeof ASSET_TYPES)[number];
  readonly version: number;
  /** Names of folders below the manifest's, joined by slashes; empty for the manifest's own. */
  readonly folder: string;
  readonly absolute_path: string;
  readonly zip_name: string;
  readonly checked: boolean;
}

/** Facts: K122. */
export interface ManifestRecord extends Dated {
  name: string;
  folder_id: number;
  assets: readonly Asset[];
  include_test_cases: boolean;
  include_data: boolean;
  include_tags: boolean;
  last_exported_at: number | null;
}

/** A file of an archive. */
export type ArchivedFile = readonly [name: string, text: string];

/** What became of a recipe that an import brought. */
export interface RecipeStatus {
  readonly id: number;
  readonly import_result: 'no_update_or_updated_without_restart' | 'restarted' | 'stopped' | 'restart_failed';
}

/** What an import has to do when its time has come. */
export interface ImportOrder {
  readonly folder_id: number;
  readonly restart_recipes: boolean;
}

/** Facts: K123 to K125. */
export interface PackageRecord extends Stored, Work {
  readonly id: number;
  /** Of an export. */
  readonly export_manifest_id: number | null;
  /** Of an import. */
  readonly order: ImportOrder | null;
  readonly files: readonly ArchivedFile[];
  /** Null until an import has done its work. */
  recipe_status: readonly RecipeStatus[] | null;
}
