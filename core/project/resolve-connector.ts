import { join, resolve } from 'node:path';
import type { Files } from '../ports/files.js';
import { didYouMean } from '../text/did-you-mean.js';
import { badConnector } from './bad-connector.js';
import { findPackage, ownFolder } from './find-package.js';
import { MANIFEST_FILE } from './manifest.js';

/**
 * The manifest of a connector as trunkline.yaml names it: a path to its folder or manifest, or a package with a subpath.
 *
 * @throws InvalidInputError `bad_connector` when there is no such package, or it has no such connector.
 */
export async function resolveConnector(files: Files, specifier: string, root: string): Promise<string> {
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
    const path = resolve(root, specifier);
    return path.endsWith('.json') ? path : join(path, MANIFEST_FILE);
  }
  const [, name, subpath = '.'] = /^((?:@[^/]+\/)?[^/@][^/]*)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (name === undefined) {
    throw badConnector(
      `\`${specifier}\` names no package and no path.`,
      'Name a package, as acme-connector, or a path, as ./connectors/acme.',
    );
  }
  const found = (await findPackage(files, name, root)) ?? (await findPackage(files, name, ownFolder()));
  if (found === undefined) throw badConnector(`The package ${name} is not installed.`, `Install it: npm install ${name}`);
  const { connectors } = found;
  const folder = Object.hasOwn(connectors, subpath) ? connectors[subpath] : undefined;
  if (folder !== undefined) return join(found.folder, folder, MANIFEST_FILE);
  if (subpath === '.' && Object.keys(connectors).length === 0) return join(found.folder, MANIFEST_FILE);
  const known = Object.keys(connectors).map((path) => (path === '.' ? found.name : `${found.name}/${path}`));
  const meant = didYouMean(specifier, known);
  throw badConnector(
    `The package ${name} has no connector ${subpath === '.' ? 'of its own' : subpath}.`,
    meant ? `Did you mean \`${meant}\`?` : `It has: ${known.join(', ') || 'none'}.`,
  );
}
