import type { ConnectorDocument } from 'trunkline/document';
import { DefinitionError } from 'trunkline/sdk';
import type { Files } from '../ports/files.js';
import type { ConnectorSummary } from './summary.js';

export const MANIFEST_FILE = 'trunkline.manifest.json';

/** What a package says about one connector, readable without importing it. Paths are relative to the manifest. */
export interface Manifest {
  readonly summary: ConnectorSummary;
  readonly document: ConnectorDocument;
  readonly module: string;
  /** Name under which the module exports the class. */
  readonly export: string;
  /** The module and every file of its own that it imports, with their hashes: `sha256-…` in base64. */
  readonly files: Readonly<Record<string, string>>;
}

/** @throws DefinitionError when there is no manifest at the path, or it is none. */
export async function readManifest(files: Files, path: string, specifier: string): Promise<Manifest> {
  const text = await files.read(path);
  const fault = (problem: string): DefinitionError =>
    new DefinitionError(`The connector ${specifier}`, [
      { at: path, problem, remedy: 'Write it with `trunkline manifest` in the connector’s package.' },
    ]);
  if (text === undefined) throw fault('it has no manifest');
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    throw fault('its manifest is no JSON');
  }
}
