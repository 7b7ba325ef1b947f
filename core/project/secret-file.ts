import { resolve } from 'node:path';
import type { SecretReference } from '../ports/secrets.js';

/** A secret file is named from the project's folder. */
export const fromRoot = (root: string, reference: SecretReference): SecretReference =>
  'file' in reference ? { file: resolve(root, reference.file) } : reference;
