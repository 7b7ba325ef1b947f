import { dirname, join, resolve } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import type { Files } from '../ports/files.js';
import { PROJECT_FILE } from './project.js';

/**
 * The folder of the project that a folder belongs to: the nearest one upwards with a trunkline.yaml.
 *
 * @throws InvalidInputError when there is none.
 */
export async function findProject(files: Files, from: string): Promise<string> {
  for (let folder = resolve(from), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    if (await files.stat(join(folder, PROJECT_FILE))) return folder;
  }
  throw new InvalidInputError(`There is no ${PROJECT_FILE} here or in a folder above.`, {
    code: 'no_project',
    remedy: `Make one that lists connectors and connections, or say where it is: --project path.`,
  });
}
