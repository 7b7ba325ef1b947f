import { join, resolve } from 'node:path';
import { DefinitionError } from 'trunkline/sdk';
import type { Files } from '../ports/files.js';
import { didYouMean } from '../text/did-you-mean.js';
import { findPackage, ownFolder } from './find-package.js';
import { MANIFEST_FILE } from './manifest.js';

/**
 * The manifest of a connector as trunkline.yaml names it: a path to its folder or manifest, or a package with a subpath.
 *
 * @throws DefinitionError when there is no such package, or it has no such connector.
 */
export async function resolveConnector(files: Files, specifier: string, root: string): Promise<string> {
  if (/^\.{0,2}\//.test(specifier)) {
    const path = resolve(root, specifier);
    return path.endsWith('.json') ? path : join(path, MANIFEST_FILE);
  }
  const [, name, subpath = '.'] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  const found = name && ((await findPackage(files, name, root)) ?? (await findPackage(files, name, ownFolder())));
  if (!found)
    throw fault(specifier, 'no such package is installed', name ? `Install it: npm install ${name}` : 'Name a package or a path.');
  const folder = found.connectors[subpath] ?? (subpath === '.' ? '.' : undefined);
  if (folder !== undefined) return join(found.folder, folder, MANIFEST_FILE);
  const known = Object.keys(found.connectors).map((path) => (path === '.' ? found.name : `${found.name}/${path}`));
  const meant = didYouMean(specifier, known);
  throw fault(
    specifier,
    `${found.name} has no such connector`,
    meant ? `Did you mean ${meant}?` : `It has: ${known.join(', ') || 'none'}.`,
  );
}

function fault(specifier: string, problem: string, remedy: string): DefinitionError {
  return new DefinitionError('The list of connectors', [{ at: specifier, problem, remedy }]);
}
