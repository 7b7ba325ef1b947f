import { join, resolve } from 'node:path';
import { AuthenticationError, InvalidInputError } from 'trunkline/errors';
import { NodeFiles } from '../adapters/node-files.js';
import type { Ports } from '../container/process-container.js';
import type { BarrierMemory } from '../ports/barrier-memory.js';
import type { Store } from '../ports/store/index.js';
import type { AnyConnection } from '../runtime/connection.js';
import { createRuntime } from '../runtime/create-runtime.js';
import type { Runtime, RuntimeOptions, Settings } from '../runtime/runtime.js';
import { didYouMean } from '../text/did-you-mean.js';
import { FileError } from '../text/fault.js';
import { Catalogue, namedProjectFile } from './catalogue.js';
import { STATE_FOLDER, type Project, type ProjectConnection } from './project.js';
import { DryBarriers } from '../dry-run/dry-barriers.js';
import type { DryRun } from '../dry-run/dry-run.js';
import type { DryRunOptions } from './dry-run-recipe-file.js';
import type { Plan } from '../plan/plan.js';
import type { GivenValues } from './recipe-start.js';
import { fromRoot } from './secret-file.js';
import { ProjectRuns } from './runs/project-runs.js';
import { ProjectTriggers } from './triggers/project-triggers.js';
import type { RecipeRound, RunRecipeOptions } from './run-recipe-file.js';
import { StoreBarriers } from './store-barriers.js';
import type { ServeOptions } from './serve-project.js';
import type { WorkOptions } from './work-project.js';

export interface ProjectOptions extends Omit<RuntimeOptions, 'connectors' | 'catalogue' | 'ports'> {
  /** What to use in the place of the machine. A store that is given is the host's to close. */
  readonly ports?: Partial<Ports> & { readonly store?: Store };
  /** Where the project keeps what it must remember. Default: `.trunkline` in its folder. */
  readonly stateFolder?: string;
  /** Changes to connections of trunkline.yaml, by name: settings and services are merged field by field. */
  readonly connections?: Readonly<Record<string, Partial<Pick<ProjectConnection, 'settings' | 'services'>>>>;
}

/**
 * Opens the project in a folder: the connectors and connections of its trunkline.yaml. Imports no connector and sends nothing.
 *
 * @throws FileError with every fault of trunkline.yaml; DefinitionError for a connector that is not there.
 */
export async function openProject(root: string, options: ProjectOptions = {}): Promise<OpenProject> {
  const { stateFolder = join(root, STATE_FOLDER), connections = {}, ...rest } = options;
  const files = rest.ports?.files ?? new NodeFiles();
  const catalogue = new Catalogue(files, root, stateFolder);
  const listed = await catalogue.project();
  const project = { ...listed, connections: mapValues(listed.connections, (connection, id) => changed(connection, connections[id])) };
  return new OpenProject(root, stateFolder, project, catalogue, createRuntime({ ...rest, catalogue }), rest.ports?.store);
}

function changed(connection: ProjectConnection, change: Partial<ProjectConnection> = {}): ProjectConnection {
  return {
    ...connection,
    settings: { ...connection.settings, ...change.settings },
    services: { ...connection.services, ...change.services },
  };
}

function mapValues<T>(record: Readonly<Record<string, T>>, fn: (value: T, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fn(value, key)]));
}

/** A project's connectors, and its connections opened when they are first asked for. */
export class OpenProject implements AsyncDisposable {
  readonly #connections = new Map<string, Promise<AnyConnection>>();
  readonly #barriers = new StoreBarriers(() => (this.hostStore ? Promise.resolve(this.hostStore) : this.#ownStore));
  #ownStore: Promise<Store> | undefined;
  /** What the project's recipes have done and do. */
  readonly runs: ProjectRuns = new ProjectRuns(this);
  /** What starts them. */
  readonly triggers: ProjectTriggers = new ProjectTriggers(this);

  constructor(
    readonly root: string,
    readonly stateFolder: string,
    readonly project: Project,
    readonly catalogue: Catalogue,
    readonly runtime: Runtime,
    private readonly hostStore?: Store,
  ) {}

  /** @throws InvalidInputError when trunkline.yaml has no such connection; FileError with the place of each setting that is wrong. */
  connection(id: string): Promise<AnyConnection> {
    const open = this.#connections.get(id) ?? this.#connect(id);
    this.#connections.set(id, open);
    open.catch(() => this.#connections.delete(id));
    return open;
  }

  /** The same account, opened anew, for what must change nothing: what its vendor closes meanwhile is not remembered. */
  dryConnection(id: string): Promise<AnyConnection> {
    return this.#connect(id, new DryBarriers(this.#barriers));
  }

  /** Path of the store's file, or which database it is. */
  get storeName(): string {
    const { store } = this.project;
    if (typeof store === 'object' && 'postgresql' in store) return `in PostgreSQL, schema ${store.schema ?? 'trunkline'}`;
    const path = typeof store === 'object' ? store.sqlite : store;
    return path === undefined ? join(this.stateFolder, 'state.db') : resolve(this.root, path);
  }

  /** Path of the store's file; undefined where it is a database, or the host's. */
  get storeFile(): string | undefined {
    const { store } = this.project;
    return this.hostStore || (typeof store === 'object' && 'postgresql' in store) ? undefined : this.storeName;
  }

  /** What the project remembers of its runs: the host's store, or the one that trunkline.yaml names, opened when it is first asked for. */
  openStore(): Promise<Store> {
    if (this.hostStore) return Promise.resolve(this.hostStore);
    this.#ownStore ??= import('./open-store.js').then(({ openStore }) => openStore(this));
    this.#ownStore.catch(() => (this.#ownStore = undefined));
    return this.#ownStore;
  }

  /** The same, unless it is a file that is not there yet. */
  async storeIfThere(): Promise<Store | undefined> {
    const file = this.storeFile;
    return file !== undefined && !(await this.runtime.ports.files.stat(file)) ? undefined : this.openStore();
  }

  /**
   * Runs a recipe of the project once: polls its triggers, runs what they start and what an earlier round left.
   *
   * @throws FileError with every fault of the recipe; nothing has been sent then.
   */
  async run(recipe: string, options: RunRecipeOptions = {}): Promise<RecipeRound> {
    const { runRecipeFile } = await import('./run-recipe-file.js');
    return runRecipeFile(this, recipe, options);
  }

  /** Does what `run` would without changing anything: vendors are read, what would be written to them is told, and its answers are made up. */
  async dryRun(recipe: string, options: DryRunOptions = {}): Promise<DryRun> {
    const { dryRunRecipeFile } = await import('./dry-run-recipe-file.js');
    return dryRunRecipeFile(this, recipe, options);
  }

  /** What a recipe will do, as far as it can be told without doing it. Sends nothing. */
  async plan(recipe: string, given: GivenValues = {}): Promise<Plan> {
    const { planRecipeFile } = await import('./plan-recipe-file.js');
    return planRecipeFile(this, recipe, given);
  }

  /**
   * Works for the project's engine until the signal ends it.
   *
   * @throws InvalidInputError `no_engine` where trunkline.yaml names none; EngineError when it cannot be reached.
   */
  async work(options: WorkOptions): Promise<void> {
    const { workProject } = await import('./work-project.js');
    await workProject(this, options);
  }

  /**
   * Serves the project's recipes until the signal ends it: starts runs from their triggers, and executes them.
   *
   * @throws FileError with every fault of a recipe; nothing has been sent then.
   */
  async serve(options: ServeOptions): Promise<void> {
    const { serveProject } = await import('./serve-project.js');
    await serveProject(this, options);
  }

  async #connect(id: string, barriers: BarrierMemory = this.#barriers): Promise<AnyConnection> {
    const names = Object.keys(this.project.connections);
    const listed = Object.hasOwn(this.project.connections, id) ? this.project.connections[id] : undefined;
    if (listed === undefined) {
      const meant = didYouMean(id, names);
      throw new InvalidInputError(`There is no connection \`${id}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
        code: 'unknown_connection',
        remedy: `Connections in ${namedProjectFile(this.root)}: ${names.join(', ') || 'none'}.`,
      });
    }
    const { connector, settings, services } = listed;
    try {
      return await this.runtime.connect(connector, this.#fromRoot(settings), { id, services, barriers });
    } catch (error) {
      if (error instanceof InvalidInputError) await this.#throwPlaced(id);
      throw error instanceof AuthenticationError ? new AuthenticationError(`The connection \`${id}\`: ${error.message}`, error) : error;
    }
  }

  /** Says where in trunkline.yaml the connection is wrong; nothing when it is the host's changes that are. */
  async #throwPlaced(id: string): Promise<void> {
    const { checkProject } = await import('./check-project.js');
    const [{ file, source, faults }] = await checkProject(this.runtime.ports.files, this.catalogue, [], id);
    if (faults.length > 0) throw new FileError(file, faults, source);
  }

  /** Secret files are named from the project's folder. */
  #fromRoot(settings: Settings): Settings {
    const isFile = (value: unknown): value is { readonly file: string } => typeof value === 'object' && value !== null && 'file' in value;
    return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, isFile(value) ? fromRoot(this.root, value) : value]));
  }

  async close(): Promise<void> {
    const store = await this.#ownStore?.catch(() => undefined); // Who opened it has been told.
    await store?.close();
    await this.runtime.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
