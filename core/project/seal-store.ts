import { makeKeyFile } from '../adapters/key-file.js';
import { keyFile } from './open-store.js';
import type { OpenProject } from './open-project.js';

/**
 * Sees to it that the project's store is sealed before it is opened: a project that names no key is given one, in its state folder. False for a database
 * that other machines use too, which a file of this one would lock them out of: its key must be named.
 */
export async function sealStore(project: OpenProject): Promise<boolean> {
  const { store } = project.project;
  if (typeof store === 'object' && store.key) return true;
  if (project.storeFile === undefined) return false;
  await makeKeyFile(keyFile(project));
  return true;
}
