import { join, relative } from 'node:path';
import type { ConnectorSource } from '../document/source.js';
import type { Files } from '../ports/files.js';
import { CatalogueCache, catalogueKey, checksum } from './catalogue-cache.js';
import { manifestSource } from './manifest-source.js';
import { readManifest } from './manifest.js';
import { PROJECT_FILE, STATE_FOLDER, type Project } from './project.js';
import { readYaml } from '../yaml/read-yaml.js';

/** What a list for people shows of a connector, and where its manifest is. */
export interface ListedConnector {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly auth: string;
  readonly regions: readonly string[];
  readonly environments: readonly string[];
  /** How many it has. */
  readonly operations: number;
  readonly specifier: string;
  readonly manifest: string;
  readonly size: number;
  readonly mtimeMs: number;
}

interface Index {
  readonly key: string;
  readonly project: Project;
  readonly connectors: readonly ListedConnector[];
  /** Checksum of the summaries' text. */
  readonly summaries: string;
}

/**
 * The connectors a project lists, found without importing any and, after the first time, without reading their manifests: what was read is
 * kept in the project's state folder until trunkline.yaml, a manifest or what is installed changes.
 */
export class Catalogue {
  readonly #cache: CatalogueCache;
  #index: Promise<Index> | undefined;
  #summaries: string | undefined;
  #checked: Promise<Index> | undefined;

  constructor(
    private readonly files: Files,
    readonly root: string,
    stateFolder = join(root, STATE_FOLDER),
  ) {
    this.#cache = new CatalogueCache(files, join(stateFolder, 'cache'));
  }

  /** @throws FileError with every fault of trunkline.yaml, and of the connectors it lists when they are looked for anew. */
  async project(): Promise<Project> {
    return (await this.#load()).project;
  }

  async names(): Promise<readonly string[]> {
    return (await this.connectors()).map(({ name }) => name);
  }

  /** All of them, in the order of trunkline.yaml. Looks at every manifest's time and size, and reads only when one has changed. */
  async connectors(): Promise<readonly ListedConnector[]> {
    return (await this.#fresh()).connectors;
  }

  /** One connector; undefined when the project lists none of that name. Reads its manifest and no other. */
  async find(name: string): Promise<ConnectorSource | undefined> {
    const listed = (index: Index): ListedConnector | undefined => index.connectors.find((one) => one.name === name);
    let entry = listed(await this.#load());
    if (entry === undefined || !(await this.#isSame(entry))) entry = listed(await this.#fresh());
    if (entry === undefined) return undefined;
    return manifestSource(this.files, entry.manifest, await readManifest(this.files, entry.manifest, entry.specifier));
  }

  /** A summary of every connector, as JSON text: kept ready, since it may be long. */
  async summaries(): Promise<string> {
    const { summaries } = await this.#fresh();
    const kept = this.#summaries ?? (await this.#cache.read('connectors', summaries));
    if (kept !== undefined) return kept;
    await this.#rebuild();
    return this.#summaries!;
  }

  #load(): Promise<Index> {
    return (this.#index ??= this.#read());
  }

  #fresh(): Promise<Index> {
    return (this.#checked ??= this.#check());
  }

  async #check(): Promise<Index> {
    const index = await this.#load();
    const same = await Promise.all(index.connectors.map((one) => this.#isSame(one)));
    return same.every(Boolean) ? index : this.#rebuild();
  }

  async #isSame({ manifest, size, mtimeMs }: ListedConnector): Promise<boolean> {
    const now = await this.files.stat(manifest);
    return now?.size === size && now.mtimeMs === mtimeMs;
  }

  async #read(): Promise<Index> {
    const source = await this.#source();
    const key = await catalogueKey(this.files, this.root, source);
    const text = await this.#cache.read('index');
    const kept = text === undefined ? undefined : (JSON.parse(text) as Index);
    return kept?.key === key ? kept : this.#build(source, key);
  }

  #rebuild(): Promise<Index> {
    this.#index = this.#source().then(async (source) => this.#build(source, await catalogueKey(this.files, this.root, source)));
    return this.#index;
  }

  async #build(source: string, key: string): Promise<Index> {
    const [{ parseProject }, { indexConnectors }] = await Promise.all([import('./parse-project.js'), import('./index-connectors.js')]);
    const parsed = parseProject(shownPath(join(this.root, PROJECT_FILE)), source);
    const found = await indexConnectors(this.files, this.root, parsed);
    const connectors = found.map(({ summary: { operations, ...summary }, ...place }) => ({
      ...summary,
      operations: operations.length,
      ...place,
    }));
    this.#summaries = JSON.stringify(found.map(({ summary }) => summary));
    const index = { key, project: parsed.project, connectors, summaries: checksum(this.#summaries) };
    await this.#cache.write('connectors', this.#summaries);
    await this.#cache.write('index', JSON.stringify(index));
    return index;
  }

  async #source(): Promise<string> {
    return (await readYaml(this.files, join(this.root, PROJECT_FILE))) ?? '';
  }
}

/** The project's file as a message names it to a person who may not know which one was found. */
export function namedProjectFile(root: string): string {
  const path = shownPath(join(root, PROJECT_FILE));
  return path === PROJECT_FILE ? path : `${path}, which is not in this folder`;
}

/** A file as a person at the terminal would name it. */
export function shownPath(path: string): string {
  return relative('', path) || path;
}
