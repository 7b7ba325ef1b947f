import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConnectorError, DefinitionError } from 'trunkline/errors';
import type { ConnectorCode, ConnectorSource } from '../document/source.js';
import type { Files } from '../ports/files.js';
import { jsonHash } from '../text/canonical-json.js';
import type { Manifest } from './manifest.js';

/** A connector from its manifest. Its module is imported when a call first needs code, and only if it is the one the manifest was made of. */
export function manifestSource(files: Files, path: string, manifest: Manifest): ConnectorSource {
  return { document: manifest.document, codeHash: jsonHash(manifest.files), code: () => importCode(files, path, manifest) };
}

async function importCode(files: Files, path: string, manifest: Manifest): Promise<ConnectorCode> {
  const { name } = manifest.document;
  const module = resolve(dirname(path), manifest.module);
  const [{ codeOf, isConnector }, { hashModule }] = await Promise.all([import('#host'), import('./module-files.js')]);
  const hashes = await hashModule(files, module);
  const changed = Object.keys({ ...manifest.files, ...hashes }).filter((file) => manifest.files[file] !== hashes[file]);
  if (changed.length > 0) throw fault(name, path, `${changed.join(', ')} changed since the manifest was written`);
  const exported = await importModule(name, path, module);
  const connector = exported[manifest.export];
  if (!isConnector(connector)) throw fault(name, path, `its module exports no connector \`${manifest.export}\``);
  return { connector, ...codeOf(connector) };
}

async function importModule(name: string, path: string, module: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (ConnectorError.is(error)) throw error;
    throw fault(name, path, `its module cannot be imported: ${(error as Error).message}`, 'Mend the module, or update the package.');
  }
}

function fault(
  name: string,
  path: string,
  problem: string,
  remedy = 'Write the manifest again: `trunkline manifest` in its package.',
): Error {
  return new DefinitionError(`The connector ${name}`, [{ at: path, problem, remedy }]);
}
