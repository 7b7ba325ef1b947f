import { fileURLToPath } from 'node:url';
import { NodeFiles } from '../adapters/node-files.js';

/** The version of this package. */
export async function ownVersion(): Promise<string> {
  const text = await new NodeFiles().read(fileURLToPath(new URL('../../../package.json', import.meta.url)));
  return (JSON.parse(text ?? '{}') as { readonly version?: string }).version ?? 'unknown';
}
