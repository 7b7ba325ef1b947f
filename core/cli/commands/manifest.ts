import { join, resolve } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import { NodeFiles } from '../../adapters/node-files.js';
import { shownPath } from '../../project/catalogue.js';
import { owningPackage } from '../../project/find-package.js';
import { writeManifest } from '../../project/write-manifest.js';
import type { CommandContext } from '../context.js';

/** Writes the manifest of a module, or of every connector that the package here declares. */
export async function manifest(module: string | undefined, { terminal, json, from }: CommandContext): Promise<void> {
  const files = new NodeFiles();
  const written: { readonly connector: string; readonly path: string; readonly operations: number }[] = [];
  for (const path of module === undefined ? await ownModules(files, from) : [resolve(from, module)]) {
    const { path: at, manifest: made } = await writeManifest(files, path);
    written.push({ connector: made.document.name, path: shownPath(at), operations: Object.keys(made.document.operations).length });
  }
  if (json) return terminal.out(`${JSON.stringify(written)}\n`);
  for (const { connector, path, operations } of written) terminal.err(`${connector}: ${operations} operations, ${path}\n`);
}

async function ownModules(files: NodeFiles, from: string): Promise<string[]> {
  const found = await owningPackage(files, from);
  const folders = Object.values(found?.connectors ?? {});
  if (found === undefined || folders.length === 0) {
    throw new InvalidInputError('The package here declares no connector.', {
      code: 'no_connector',
      remedy: 'Name a module, or say in package.json where connectors are: "trunkline": { "connectors": { ".": "./dist" } }.',
    });
  }
  return folders.map((folder) => join(found.folder, folder, 'index.js'));
}
