import type { ParsedNode } from 'yaml';
import type { ServiceOverride } from '../http/base-url.js';
import type { Settings } from '../runtime/runtime.js';
import { FileError } from '../text/fault.js';
import { YamlFile } from '../yaml/yaml-file.js';
import { type Entry, YamlReader } from '../yaml/yaml-reader.js';
import type { Project, ProjectConnection } from './project.js';
import { ProjectNodes } from './project-nodes.js';
import { readEngine, readRetention, readStore } from './parse-state.js';

/** A project file, what it says, and where it says it. What is wrong with it is in `file.faults`. */
export interface ParsedProject {
  readonly file: YamlFile;
  readonly project: Project;
  readonly nodes: ProjectNodes;
}

export function readProject(name: string, source: string): ParsedProject {
  const file = new YamlFile(name, source);
  const nodes = new ProjectNodes();
  const project = file.root ? new ProjectReader(new YamlReader(file), nodes).read(file.root) : EMPTY;
  return { file, project, nodes };
}

/** @throws FileError with every fault of the file, each with its place. */
export function parseProject(name: string, source: string): ParsedProject {
  const parsed = readProject(name, source);
  throwFaults(parsed);
  return parsed;
}

/** @throws FileError when the file has an error. */
export function throwFaults({ file }: ParsedProject): void {
  if (file.hasErrors) throw new FileError(file.name, file.faults, file.source);
}

const EMPTY: Project = { connectors: [], connections: {} };

class ProjectReader {
  constructor(
    private readonly reader: YamlReader,
    private readonly nodes: ProjectNodes,
  ) {}

  read(root: ParsedNode): Project {
    const keys = this.reader.entries(root, 'The project', ['connectors', 'connections', 'recipes', 'retention', 'store', 'engine']);
    const connectors = keys.get('connectors');
    const connections = keys.get('connections');
    const recipes = this.#text(keys.get('recipes'), '`recipes`');
    const retention = keys.get('retention');
    const store = keys.get('store');
    const engine = keys.get('engine');
    return {
      connectors: connectors ? this.#connectors(connectors) : [],
      connections: connections ? this.#map(connections, '`connections`', (entry) => this.#connection(entry)) : {},
      ...(recipes !== undefined && { recipes }),
      ...(retention && readRetention(this.reader, retention)),
      ...readStore(this.reader, store),
      ...readEngine(this.reader, engine, store),
    };
  }

  #connectors(entry: Entry): string[] {
    return this.reader.items(entry.value, '`connectors`').flatMap((item) => {
      const specifier = this.reader.text(item ?? entry.key, 'A connector');
      if (specifier === undefined) return [];
      this.nodes.connectors.push(item);
      return [specifier];
    });
  }

  #connection(entry: Entry): ProjectConnection {
    const { name, key } = entry;
    const value = entry.value ?? key;
    const what = `The connection ${name}`;
    if (!/^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name)) {
      this.reader.file.fault(key.range?.[0], `\`${name}\` is no name for a connection.`, 'Use letters, digits, dashes and underscores.');
    }
    const keys = this.reader.entries(value, what, ['connector', 'settings', 'services']);
    const connector = this.#text(keys.get('connector'), `The connector of ${name}`);
    if (!keys.has('connector') && keys.size > 0) this.reader.required(keys, 'connector', key, what);
    const settings = keys.get('settings');
    const services = keys.get('services');
    this.nodes.connections.set(name, { entry, keys });
    return {
      connector: connector ?? '',
      settings: settings ? (this.#map(settings, `The settings of ${name}`, (field) => this.reader.data(field.value)) as Settings) : {},
      services: services ? this.#map(services, `The services of ${name}`, (one) => this.#service(one)) : {},
    };
  }

  #service({ name, key, value }: Entry): ServiceOverride {
    const what = `The service ${name}`;
    const keys = this.reader.entries(value ?? key, what, ['url', 'allowLoopback']);
    const url = this.#text(keys.get('url'), `The URL of ${name}`) ?? '';
    if (!keys.has('url')) this.reader.required(keys, 'url', key, what);
    const allowLoopback = keys.get('allowLoopback');
    const allowed = allowLoopback ? this.reader.data(allowLoopback.value) : false;
    if (typeof allowed !== 'boolean')
      this.reader.file.fault(allowLoopback?.value, '`allowLoopback` should be true or false.', 'Write true or false.');
    return { url, allowLoopback: allowed === true };
  }

  #text(entry: Entry | undefined, what: string): string | undefined {
    return entry && this.reader.text(entry.value ?? entry.key, what);
  }

  #map<T>(owner: Entry, what: string, read: (entry: Entry) => T): Record<string, T> {
    return Object.fromEntries([...this.reader.entries(owner.value ?? owner.key, what)].map(([name, entry]) => [name, read(entry)]));
  }
}
