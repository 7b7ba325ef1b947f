import type { Settings } from '../runtime/runtime.js';
import type { ServiceOverride } from '../http/base-url.js';

/** What trunkline.yaml says, checked as far as it can be without the connectors. Plain JSON. */
export interface Project {
  /** Specifiers: a package with a subpath, or a path from the project's folder. */
  readonly connectors: readonly string[];
  readonly connections: Readonly<Record<string, ProjectConnection>>;
  /** Path of the store's file, from the project's folder; absent for the usual one in the state folder. */
  readonly store?: string;
}

export interface ProjectConnection {
  /** The connector's name. */
  readonly connector: string;
  /** By field; a secret is a reference, never a value. */
  readonly settings: Settings;
  readonly services: Readonly<Record<string, ServiceOverride>>;
}

export const PROJECT_FILE = 'trunkline.yaml';
export const STATE_FOLDER = '.trunkline';
