import { Delete, Get, idempotent, List, OperationGroup, Post, Put, singlePage, unsafe, type Action } from 'trunkline/sdk';
import { DOCS, OPENAPI } from '../sources.js';
import { Asset, AssetFilter } from './asset.js';
import { ExportManifest, ExportManifestChange, ExportManifestId, NewExportManifest } from './export-manifest.js';

const result = (body: { result: unknown }) => body.result;

@OperationGroup({ source: `${DOCS}/recipe-lifecycle-management; ${OPENAPI}` })
export class ExportManifests {
  @List('/export_manifests/folder_assets', {
    title: 'List what a folder holds',
    description: 'What a package of it could hold, in one page.',
    input: AssetFilter,
    record: Asset,
    pagination: singlePage({ items: (body: { result: { assets: unknown[] } }) => body.result.assets }),
    scopes: ['Export Manifests: Get folder assets for export manifest'],
  })
  declare listFolderAssets: List<AssetFilter, Asset>;

  @Post('/export_manifests', {
    title: 'Create an export manifest',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewExportManifest,
    output: ExportManifest,
    select: result,
    effect: unsafe,
    scopes: ['Export Manifests: Create export manifest'],
  })
  declare createExportManifest: Action<NewExportManifest, ExportManifest>;

  @Get('/export_manifests/{id}', {
    title: 'Get an export manifest',
    description: 'Its name and folder, and when a package was last made of it. One that was deleted is told as archived.',
    input: ExportManifestId,
    output: ExportManifest,
    select: result,
    scopes: ['Export Manifests: Show export manifest'],
  })
  declare getExportManifest: Action<ExportManifestId, ExportManifest>;

  @Put('/export_manifests/{id}', {
    title: 'Update an export manifest',
    description: 'Changes the fields given and keeps the others.',
    input: ExportManifestChange,
    output: ExportManifest,
    select: result,
    effect: idempotent,
    scopes: ['Export Manifests: Update export manifest'],
  })
  declare updateExportManifest: Action<ExportManifestChange, ExportManifest>;

  @Delete('/export_manifests/{id}', {
    title: 'Delete an export manifest',
    description: 'It is not gone but kept as archived, with the time when it was deleted.',
    input: ExportManifestId,
    effect: idempotent,
    scopes: ['Export Manifests: Delete export manifest'],
  })
  declare deleteExportManifest: Action<ExportManifestId, void>;
}
