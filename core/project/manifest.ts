import type { ConnectorDocument } from 'trunkline/document';
import type { Files } from '../ports/files.js';
import { badConnector } from './bad-connector.js';
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

const WRITE_IT = 'Write it again with `trunkline manifest` in the connector’s package.';

/** @throws InvalidInputError `bad_connector` when there is no manifest at the path, or it is none. */
export async function readManifest(files: Files, path: string, specifier: string): Promise<Manifest> {
  const text = await files.read(path);
  if (text === undefined) {
    throw badConnector(
      `The connector ${specifier} has no manifest at ${path}.`,
      'Write it with `trunkline manifest` in the connector’s package; and build the package first.',
    );
  }
  const manifest = parse(text);
  if (manifest === undefined) throw badConnector(`The manifest of ${specifier} is damaged: ${path}.`, WRITE_IT);
  return manifest;
}

function parse(text: string): Manifest | undefined {
  try {
    const value = JSON.parse(text) as Manifest;
    const { summary, document, module, files } = value;
    const isSound = summary.name === document.name && Array.isArray(summary.operations) && typeof document.operations === 'object';
    return isSound && typeof module === 'string' && typeof files === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
