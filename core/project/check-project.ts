import { join } from 'node:path';
import type { Files } from '../ports/files.js';
import { FileError } from '../text/fault.js';
import { shownPath, type Catalogue } from './catalogue.js';
import { checkRecipeFile, type CheckedFile } from './check-recipe-file.js';
import { addUnknownConnector, checkConnection } from './connection-faults.js';
import { readProject } from './parse-project.js';
import { PROJECT_FILE } from './project.js';

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
  const source = (await files.read(path)) ?? '';
  const parsed = readProject(file, source);
  try {
    const names = await catalogue.names();
    for (const [name, { connector }] of Object.entries(parsed.project.connections)) {
      if (only !== undefined && name !== only) continue;
      const found = names.includes(connector) ? await catalogue.find(connector) : undefined;
      if (found === undefined) addUnknownConnector(parsed, name, names);
      else checkConnection(parsed, name, found.document);
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { file, source, faults: error.faults, isReadable: false };
  }
  return { file, source, faults: parsed.file.faults, isReadable: true };
}
