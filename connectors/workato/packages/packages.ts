import { Download, Get, OperationGroup, read, unsafe, Upload, type Action } from 'trunkline/sdk';
import { DOCS, OPENAPI } from '../sources.js';
import { Package, PackageExport, PackageId, PackageImport } from './package.js';

/** The export or import that was started, until it has ended. */
const ended = {
  status: '/packages/{package}',
  with: { package: (started: { id: number }) => started.id },
  state: (status: Package) => status.status,
  done: ['completed'],
  failed: ['failed'],
  message: (status: Package) => status.error,
  everySeconds: 5,
} as const;

/** Zip files of recipes, connections, tables and whatever else a manifest names. */
@OperationGroup({ source: `${DOCS}/recipe-lifecycle-management; ${OPENAPI}` })
export class Packages {
  @Download('/packages/export/{manifest_id}', {
    title: 'Export a package',
    description:
      'Waits until the zip is made, then gives it. Each call makes a package of its own and changes no asset, so it may be repeated.',
    method: 'POST',
    input: PackageExport,
    effect: read,
    job: { ...ended, result: '/packages/{package}/download' },
    scopes: [
      'Recipe Lifecycle Management: Export package',
      'Recipe Lifecycle Management: Get package details',
      'Recipe Lifecycle Management: Download package',
    ],
  })
  declare exportPackage: Download<PackageExport>;

  @Upload('/packages/import/{folder_id}', {
    title: 'Import a package',
    description:
      'Sends a zip and waits until it is imported. Assets of the same names are changed. A completed import may have left a recipe stopped: ' +
      'see `recipe_status`. Each call imports again.',
    input: PackageImport,
    output: Package,
    type: 'application/octet-stream',
    effect: unsafe,
    job: ended,
    scopes: ['Recipe Lifecycle Management: Import package', 'Recipe Lifecycle Management: Get package details'],
  })
  declare importPackage: Upload<PackageImport, Package>;

  @Get('/packages/{id}', {
    title: 'Get an export or import',
    description: 'How far it is, without waiting: why it failed, where the zip of an export is, what an import did to each recipe.',
    input: PackageId,
    output: Package,
    scopes: ['Recipe Lifecycle Management: Get package details'],
  })
  declare getPackage: Action<PackageId, Package>;

  @Download('/packages/{id}/download', {
    title: 'Download a package',
    description: 'The zip of an export that is completed, from where Workato redirects to.',
    input: PackageId,
    scopes: ['Recipe Lifecycle Management: Download package'],
  })
  declare downloadPackage: Download<PackageId>;
}
