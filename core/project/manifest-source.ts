import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DefinitionError } from 'trunkline/sdk';
import { codeOf, isConnector } from '#host';
import type { ConnectorSource } from '../document/source.js';
import type { Files } from '../ports/files.js';
import type { Manifest } from './manifest.js';
import { hashModule } from './module-files.js';

/** A connector from its manifest. Its module is imported when a call first needs code, and only if it is the one the manifest was made of. */
export function manifestSource(files: Files, path: string, manifest: Manifest): ConnectorSource {
  const { document } = manifest;
  return {
    document,
    code: async () => {
      const module = resolve(dirname(path), manifest.module);
      const hashes = await hashModule(files, module);
      const changed = Object.keys({ ...manifest.files, ...hashes }).filter((name) => manifest.files[name] !== hashes[name]);
      if (changed.length > 0) throw fault(document.name, `${changed.join(', ')} changed since its manifest was written`);
      const exported = (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
      const connector = exported[manifest.export];
      if (!isConnector(connector)) throw fault(document.name, `its module exports no connector \`${manifest.export}\``);
      return { connector: connector, ...codeOf(connector) };
    },
  };
}

function fault(name: string, problem: string): DefinitionError {
  return new DefinitionError(`The connector ${name}`, [
    { at: name, problem, remedy: 'Write the manifest again: `trunkline manifest` in its package.' },
  ]);
}
