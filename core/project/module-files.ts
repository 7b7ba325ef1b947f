import { createHash } from 'node:crypto';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Files } from '../ports/files.js';

const OWN_IMPORT =
  /(?:^|[\s;}])(?:import|export)\s*(?:[^'"()]*?\sfrom\s*)?['"](\.{1,2}\/[^'"]+)['"]|\bimport\(\s*['"](\.{1,2}\/[^'"]+)['"]\s*\)/g;

/** Hashes of a module and of every file it reaches by relative imports, by path from the module's folder. */
export async function hashModule(files: Files, module: string): Promise<Record<string, string>> {
  const root = dirname(module);
  const hashes = new Map<string, string>();
  const visit = async (path: string): Promise<void> => {
    const name = `./${relative(root, path).split(sep).join('/')}`;
    if (hashes.has(name)) return;
    const text = await files.read(path);
    if (text === undefined) return;
    hashes.set(name, `sha256-${createHash('sha256').update(text).digest('base64')}`);
    for (const [, from, dynamic] of text.matchAll(OWN_IMPORT)) await visit(resolve(dirname(path), (from ?? dynamic)!));
  };
  await visit(module);
  return Object.fromEntries([...hashes].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
