import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Files } from '../ports/files.js';
import type { ConnectorSource } from '../document/source.js';
import { manifestSource } from './manifest-source.js';
import { readManifest } from './manifest.js';
import { PROJECT_FILE, STATE_FOLDER, type Project } from './project.js';
import { resolveConnector } from './resolve-connector.js';
import type { ConnectorSummary } from './summary.js';

/** Where a connector's manifest is, and what it was when it was last read. */
interface IndexEntry {
  readonly name: string;
  readonly manifest: string;
  readonly specifier: string;
  readonly size: number;
  readonly mtimeMs: number;
}

interface Index {
  readonly key: string;
  readonly project: Project;
  readonly connectors: readonly IndexEntry[];
}

const INDEX_FORMAT = 1;

/**
 * The connectors a project lists, found without importing any and, after the first time, without reading all their manifests: what was read
 * is kept in the project's state folder until trunkline.yaml or a manifest changes.
 */
export class Catalogue {
  #index: Promise<Index> | undefined;

  constructor(
    private readonly files: Files,
    readonly root: string,
    private readonly stateFolder = join(root, STATE_FOLDER),
  ) {}

  async project(): Promise<Project> {
    return (await this.#load()).project;
  }

  async names(): Promise<readonly string[]> {
    return (await this.#load()).connectors.map(({ name }) => name);
  }

  async manifests(): Promise<readonly { readonly name: string; readonly manifest: string }[]> {
    return (await this.#load()).connectors;
  }

  /** One connector; undefined when the project lists none of that name. Reads its manifest and no other. */
  async find(name: string): Promise<ConnectorSource | undefined> {
    const entry = (await this.#load()).connectors.find((listed) => listed.name === name);
    if (entry === undefined) return undefined;
    return manifestSource(this.files, entry.manifest, await readManifest(this.files, entry.manifest, entry.specifier));
  }

  /** A summary of every connector, as JSON text: kept ready, since it may be long. */
  async summaries(): Promise<string> {
    const index = await this.#load();
    const stats = await Promise.all(index.connectors.map(({ manifest }) => this.files.stat(manifest)));
    const fresh = index.connectors.every(({ size, mtimeMs }, at) => stats[at]?.size === size && stats[at].mtimeMs === mtimeMs);
    const kept = fresh ? await this.files.read(this.#path('connectors.json')) : undefined;
    if (kept !== undefined) return kept;
    await this.#build(index.project, index.key);
    return (await this.files.read(this.#path('connectors.json')))!;
  }

  #load(): Promise<Index> {
    return (this.#index ??= this.#read());
  }

  async #read(): Promise<Index> {
    const path = join(this.root, PROJECT_FILE);
    const source = (await this.files.read(path)) ?? '';
    const key = createHash('sha256').update(`${INDEX_FORMAT}\n${this.root}\n${source}`).digest('hex');
    const text = await this.files.read(this.#path('index.json'));
    const kept = text === undefined ? undefined : (JSON.parse(text) as Index);
    if (kept?.key === key) return kept;
    const { parseProject } = await import('./parse-project.js');
    return this.#build(parseProject(PROJECT_FILE, source), key);
  }

  async #build(project: Project, key: string): Promise<Index> {
    const connectors: IndexEntry[] = [];
    const summaries: ConnectorSummary[] = [];
    for (const specifier of project.connectors) {
      const manifest = await resolveConnector(this.files, specifier, this.root);
      const { summary } = await readManifest(this.files, manifest, specifier);
      const { size = 0, mtimeMs = 0 } = (await this.files.stat(manifest)) ?? {};
      connectors.push({ name: summary.name, manifest, specifier, size, mtimeMs });
      summaries.push(summary);
    }
    const index = { key, project, connectors };
    await this.files.write(this.#path('connectors.json'), JSON.stringify(summaries));
    await this.files.write(this.#path('index.json'), JSON.stringify(index));
    return index;
  }

  #path(name: string): string {
    return join(this.stateFolder, 'cache', name);
  }
}
