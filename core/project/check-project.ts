import { join } from 'node:path';
import type { ConnectorDocument } from 'trunkline/document';
import type { Range } from 'yaml';
import type { Files } from '../ports/files.js';
import { FileError } from '../text/fault.js';
import { shownPath, type Catalogue } from './catalogue.js';
import { checkRecipeFile, type CheckedFile } from './check-recipe-file.js';
import { addUnknownConnector, checkConnection } from './connection-faults.js';
import { readProject, type ParsedProject } from './parse-project.js';
import { PROJECT_FILE } from './project.js';
import { readYaml } from '../yaml/read-yaml.js';

/**
 * Checks the project's file and recipes against the connectors' documents. Imports no connector, sends nothing, opens no secret. While the
 * project's file cannot be read, or lists a connector that is not there, its recipes are not looked at.
 */
export async function checkProject(
  files: Files,
  catalogue: Catalogue,
  recipes: readonly string[],
  onlyConnection?: string,
): Promise<readonly [CheckedFile, ...CheckedFile[]]> {
  const project = await checkProjectFile(files, catalogue, onlyConnection);
  if (!project.isReadable) return [project];
  const checked: [CheckedFile, ...CheckedFile[]] = [project];
  for (const recipe of recipes) checked.push(await checkRecipeFile(files, catalogue, recipe));
  return checked;
}

async function checkProjectFile(
  files: Files,
  catalogue: Catalogue,
  only: string | undefined,
): Promise<CheckedFile & { readonly isReadable: boolean }> {
  const path = join(catalogue.root, PROJECT_FILE);
  const file = shownPath(path);
  const source = (await readYaml(files, path)) ?? '';
  const parsed = readProject(file, source);
  const pasted: Range[] = [];
  try {
    const names = await catalogue.names();
    for (const [name, { connector }] of Object.entries(parsed.project.connections)) {
      if (only !== undefined && name !== only) continue;
      const found = names.includes(connector) ? await catalogue.find(connector) : undefined;
      if (found === undefined) addUnknownConnector(parsed, name, names);
      else {
        checkConnection(parsed, name, found.document);
        pasted.push(...pastedSecrets(parsed, name, found.document));
      }
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { file, source, faults: error.faults, isReadable: false };
  }
  return { file, source: hidden(source, pasted), faults: parsed.file.faults, isReadable: true };
}

/** Where secrets stand in the file itself, by the place of their names: a fault, and not to be printed with it. What is retired may be one. */
function pastedSecrets({ project, nodes }: ParsedProject, name: string, { connection, schemas }: ConnectorDocument): Range[] {
  const { settings } = project.connections[name]!;
  const fields = Object.entries(schemas[connection.schema]?.properties ?? {});
  const retired = fields.filter(([, field]) => field['x-retired'] !== undefined).map(([field]) => field);
  return [...connection.secrets, ...retired]
    .filter((field) => typeof settings[field] === 'string' && settings[field] !== '')
    .map((field) => nodes.ofConnection(name, 'settings', field)?.range)
    .filter((range) => range !== undefined && range !== null);
}

/** The file with stars for what follows each of the names: the rest of its line, and the lines below that are further in. */
function hidden(source: string, names: readonly Range[]): string {
  return names.reduce((text, [start, end]) => {
    const column = start - (text.lastIndexOf('\n', start) + 1);
    const [value = ''] = new RegExp(`^.*(?:\\r?\\n {${column + 1},}.*)*`).exec(text.slice(end)) ?? [];
    return text.slice(0, end) + value.replace(/\S/g, '*') + text.slice(end + value.length);
  }, source);
}
