import { Download, Get, OperationGroup, read, type Action } from 'trunkline/sdk';
import { DOCS, OPENAPI } from '../sources.js';
import { Package, PackageExport, PackageId } from './package.js';

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

  @Get('/packages/{id}', {
    title: 'Get an export or import',
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
