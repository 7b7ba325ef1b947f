import type { Files } from '../ports/files.js';
import { MAX_BYTES } from './depth.js';

/** The text of a YAML file for a `YamlFile`; undefined when there is none. One that is too large is cut where it is known to be so, and refused there. */
export const readYaml = (files: Files, path: string): Promise<string | undefined> => files.read(path, MAX_BYTES + 1);
