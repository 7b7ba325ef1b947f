import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONNECTOR_DOCUMENT_SCHEMA, type ConnectorDocument } from 'trunkline/document';
import { recipeSchema } from '../../core/recipe/schema/recipe-schema.js';
import { connectorPage } from './connector-page.js';
import { documentPage } from './document-page.js';
import { errorsPage } from './errors-page.js';
import { indexPage } from './index-page.js';

/** The repository, seen from `dist/test/docs`. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Every page here is generated. */
const FOLDER = 'docs/connectors';

/** The documents of the connectors in this repository, by name, as their manifests hold them; no connector is imported. */
export async function builtDocuments(): Promise<ConnectorDocument[]> {
  const folder = join(ROOT, 'dist/connectors');
  const entries = await readdir(folder, { withFileTypes: true });
  const documents: ConnectorDocument[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const text = await textOf(join(folder, name, 'trunkline.manifest.json'));
    if (text !== undefined) documents.push((JSON.parse(text) as { readonly document: ConnectorDocument }).document);
  }
  if (documents.length === 0) throw new Error('There is no manifest to write pages from. Run: npm run build');
  return documents.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every generated page, by its path in the repository. */
export function allPages(documents: readonly ConnectorDocument[]): ReadonlyMap<string, string> {
  return new Map([
    [`${FOLDER}/README.md`, indexPage(documents)],
    ...documents.map((document) => [`${FOLDER}/${document.name}.md`, connectorPage(document)] as const),
    ['docs/reference/document.md', documentPage(CONNECTOR_DOCUMENT_SCHEMA)],
    ['docs/reference/connector-document.schema.json', `${JSON.stringify(CONNECTOR_DOCUMENT_SCHEMA, undefined, 2)}\n`],
    ['docs/reference/recipe.schema.json', `${JSON.stringify(recipeSchema(), undefined, 2)}\n`],
    ['docs/reference/errors.md', errorsPage()],
  ]);
}

/** Paths whose committed text is another one, is not there, or should not be there. */
export async function differences(pages: ReadonlyMap<string, string>, root = ROOT): Promise<string[]> {
  const differing: string[] = [];
  for (const [path, text] of pages) if ((await textOf(join(root, path))) !== text) differing.push(path);
  return [...differing, ...(await stalePages(pages, root))];
}

/** Pages of connectors that are gone. */
export async function stalePages(pages: ReadonlyMap<string, string>, root = ROOT): Promise<string[]> {
  const names = await readdir(join(root, FOLDER)).catch(() => []);
  return names.map((name) => `${FOLDER}/${name}`).filter((path) => !path.endsWith('-facts.md') && !pages.has(path));
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
