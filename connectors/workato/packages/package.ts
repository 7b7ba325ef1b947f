import { IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { folders } from '../choices.js';

const STATUSES = ['in_progress', 'processing', 'completed', 'failed'] as const;

/** What an import did to one recipe. */
export class RecipeStatus {
  @Field('Id of the recipe') @IsInt() id!: number;
  @Field('What became of it: an import can be completed and have left a recipe stopped', {
    example: 'no_update_or_updated_without_restart',
  })
  import_result!: string;
}

/** An export or an import, while it runs and after. */
export class Package {
  @Field('Its id') @IsInt() id!: number;
  @Field('export or import') @IsIn(['export', 'import']) operation_type!: 'export' | 'import';
  @Field('How far it is') @IsIn(STATUSES) status!: (typeof STATUSES)[number];
  @Optional('Of an export: id of its manifest') @IsInt() export_manifest_id?: number | null;
  @Optional('Of an export that is completed: where the zip is') @IsString() download_url?: string | null;
  @Optional('Why it failed') @IsString() error?: string | null;
  @Optional('Of an import: what became of each recipe; not all are here when it failed', { items: RecipeStatus })
  recipe_status?: RecipeStatus[] | null;
}

export class PackageId {
  @Field('Id of the package') @IsInt() id!: number;
}

export class PackageExport {
  @Field('Id of the export manifest') @IsInt() manifest_id!: number;
}

export class PackageImport {
  @Field('Id of the folder it goes into', { choices: folders }) @IsInt() folder_id!: number;
  @Optional('Whether running recipes may be stopped and started again; without it they make the import fail')
  @IsBoolean()
  restart_recipes?: boolean | null;
  @Optional('Whether assets keep their tags; false when absent') @IsBoolean() include_tags?: boolean | null;
  @Optional('Id of the folder for what was in the root folder, where Home assets became a project', { choices: folders })
  @IsInt()
  folder_id_for_home_assets?: number | null;
}
