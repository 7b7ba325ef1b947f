import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { allPages, builtDocuments, differences, ROOT, stalePages } from './pages.js';

// Another folder than the repository is for tests.
const { values, positionals } = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true });
process.exitCode = await (values.check ? check : write)(positionals[0] ?? ROOT);

/** Writes the generated pages, and removes those of connectors that are gone. */
async function write(root: string): Promise<number> {
  const pages = allPages(await builtDocuments());
  for (const path of await stalePages(pages, root)) await rm(join(root, path));
  for (const [path, text] of pages) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  process.stderr.write(`${pages.size} pages written.\n`);
  return 0;
}

/** Says which pages differ from what the documents say. Gives the exit code. */
async function check(root: string): Promise<number> {
  const differing = await differences(allPages(await builtDocuments()), root);
  if (differing.length === 0) return 0;
  const lines = differing.map((path) => `  ${path}\n`).join('');
  process.stderr.write(`These pages are not what the connector documents say:\n${lines}Run: npm run docs\n`);
  return 1;
}
