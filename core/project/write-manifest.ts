import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DefinitionError } from 'trunkline/sdk';
import { documentOf, isConnector, type Class } from '#host';
import type { Files } from '../ports/files.js';
import { owningPackage } from './find-package.js';
import { MANIFEST_FILE, type Manifest } from './manifest.js';
import { hashModule } from './module-files.js';
import { summarize } from './summary.js';

/**
 * Imports a connector's module and writes its manifest beside it. Gives the manifest's path.
 *
 * @throws DefinitionError when the module exports no connector, more than one, or one that is not sound.
 */
export async function writeManifest(files: Files, module: string): Promise<{ readonly path: string; readonly manifest: Manifest }> {
  const [name, connector] = onlyConnector((await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>, module);
  const document = documentOf(connector);
  const { version = '0.0.0' } = (await owningPackage(files, dirname(module))) ?? {};
  const manifest: Manifest = {
    summary: summarize(document, version),
    document,
    module: `./${basename(module)}`,
    export: name,
    files: await hashModule(files, module),
  };
  const path = join(dirname(module), MANIFEST_FILE);
  await files.write(path, `${JSON.stringify(manifest)}\n`);
  return { path, manifest };
}

function onlyConnector(exported: Readonly<Record<string, unknown>>, module: string): readonly [string, Class] {
  const found = Object.entries(exported).filter((entry): entry is [string, Class] => isConnector(entry[1]));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const problem =
    found.length === 0
      ? 'it exports no class with @Connector'
      : `it exports ${found.length} connectors: ${found.map(([name]) => name).join(', ')}`;
  throw new DefinitionError('The module', [{ at: module, problem, remedy: 'Export exactly one connector per module.' }]);
}
