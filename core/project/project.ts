import type { Settings } from '../runtime/runtime.js';
import type { RestateOptions } from '../adapters/restate/restate-engine.js';
import type { ServiceOverride } from '../http/base-url.js';
import type { SecretReference } from '../ports/secrets.js';

/** What trunkline.yaml says, checked as far as it can be without the connectors. Plain JSON. */
export interface Project {
  /** Specifiers: a package with a subpath, or a path from the project's folder. */
  readonly connectors: readonly string[];
  readonly connections: Readonly<Record<string, ProjectConnection>>;
  /** The folder of recipes that `serve` runs, from the project's folder. Absent: `recipes`. */
  readonly recipes?: string;
  /** How long runs are kept that have ended, in milliseconds; Infinity for ever. Absent: ninety days. */
  readonly retentionMs?: number;
  /** Path of the store's file, from the project's folder, or a database; absent for the usual file in the state folder. */
  readonly store?: string | SqliteStore | PostgresStore;
  /** What carries runs to workers; absent for the embedded engine. */
  readonly engine?: EngineSettings;
}

/** What a store's records are sealed with; the first seals, all of them open. */
interface SealedStore {
  readonly key?: readonly SecretReference[];
}

export interface SqliteStore extends SealedStore {
  /** Path of its file, from the project's folder; absent for the usual one. */
  readonly sqlite?: string;
}

export interface PostgresStore extends SealedStore {
  /** Where its URL is kept, which has a password in it. */
  readonly postgresql: SecretReference;
  /** Where its tables stand in the database. Default: `trunkline`. */
  readonly schema?: string;
}

export interface EngineSettings extends RestateOptions {
  readonly use: 'restate';
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
export const RETENTION_MS = 90 * 86_400_000;
export const RECIPES_FOLDER = 'recipes';
/** Below it are the files that recipes download and upload. */
export const FILES_FOLDER = 'files';
