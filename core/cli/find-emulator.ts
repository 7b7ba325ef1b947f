import { dirname, join } from 'node:path';
import type { ConnectorDocument } from 'trunkline/document';
import { ConnectorError } from 'trunkline/errors';
import { NodeFiles } from '../adapters/node-files.js';
import { Catalogue } from '../project/catalogue.js';
import { findPackage, ownFolder } from '../project/find-package.js';
import { findProject } from '../project/find-project.js';
import { readManifest } from '../project/manifest.js';
import { resolveConnector } from '../project/resolve-connector.js';
import { unknownName } from './unknown-name.js';

export interface FoundEmulator {
  /** Path of the module that exports it. */
  readonly module: string;
  /** Its connector. */
  readonly document: ConnectorDocument;
}

/** A connector's emulator is the folder `emulator` beside its manifest. */
export async function findEmulator(vendor: string, from: string): Promise<FoundEmulator> {
  const files = new NodeFiles();
  const manifests = await knownManifests(files, from);
  const manifest = manifests.get(vendor);
  if (manifest === undefined) throw unknownName('emulator', vendor, [...manifests.keys()]);
  const module = join(dirname(manifest), 'emulator', 'index.js');
  if (!(await files.stat(module)))
    throw unknownName(
      'emulator',
      vendor,
      [...manifests.keys()].filter((name) => name !== vendor),
    );
  return { module, document: (await readManifest(files, manifest, vendor)).document };
}

/** Manifests of the project's connectors, and of those that come with this package, by name. */
async function knownManifests(files: NodeFiles, from: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const own = await findPackage(files, 'trunkline', ownFolder());
  for (const subpath of Object.keys(own?.connectors ?? {})) {
    found.set(subpath.split('/').at(-1)!, await resolveConnector(files, `trunkline/${subpath}`, ownFolder()));
  }
  const root = await findProject(files, from).catch((error: unknown) => {
    if (ConnectorError.is(error) && error.code === 'no_project') return undefined;
    throw error;
  });
  if (root === undefined) return found;
  for (const { name, manifest } of await new Catalogue(files, root).connectors()) found.set(name, manifest);
  return found;
}
