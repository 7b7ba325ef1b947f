import type { ParsedNode } from 'yaml';
import type { ServiceOverride } from '../http/base-url.js';
import type { Settings } from '../runtime/runtime.js';
import { FileError } from '../text/fault.js';
import { YamlFile } from '../yaml/yaml-file.js';
import { type Entry, YamlReader } from '../yaml/yaml-reader.js';
import type { Project, ProjectConnection } from './project.js';

/** A project file, what it says, and where its connections stand. What is wrong with it is in `file.faults`. */
export interface ParsedProject {
  readonly file: YamlFile;
  readonly project: Project;
  readonly connections: ReadonlyMap<string, Entry>;
}

export function readProject(name: string, source: string): ParsedProject {
  const file = new YamlFile(name, source);
  const reader = new ProjectReader(new YamlReader(file));
  return { file, project: file.root ? reader.read(file.root) : EMPTY, connections: reader.connections };
}

/** @throws FileError with every fault of the file, each with its place. */
export function parseProject(name: string, source: string): Project {
  const { file, project } = readProject(name, source);
  if (file.hasErrors) throw new FileError(name, file.faults, source);
  return project;
}

const EMPTY: Project = { connectors: [], connections: {} };

class ProjectReader {
  readonly connections = new Map<string, Entry>();

  constructor(private readonly reader: YamlReader) {}

  read(root: ParsedNode): Project {
    const keys = this.reader.entries(root, 'The project', ['connectors', 'connections', 'store']);
    const connectors = keys.get('connectors');
    const connections = keys.get('connections');
    const store = keys.get('store');
    return {
      connectors: connectors
        ? this.reader.items(connectors.value, '`connectors`').map((item) => this.reader.text(item, 'A connector') ?? '')
        : [],
      connections: connections ? this.#map(connections, '`connections`', (entry) => this.#connection(entry)) : {},
      ...(store ? { store: this.reader.text(store.value, '`store`') ?? '' } : {}),
    };
  }

  #connection(entry: Entry): ProjectConnection {
    const { name, key, value } = entry;
    this.connections.set(name, entry);
    const what = `The connection ${name}`;
    if (!/^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name)) {
      this.reader.file.fault(key.range?.[0], `\`${name}\` is no name for a connection.`, 'Use letters, digits, dashes and underscores.');
    }
    const keys = this.reader.entries(value, what, ['connector', 'settings', 'services']);
    const connector = this.reader.text(this.reader.required(keys, 'connector', value, what), `The connector of ${name}`);
    const settings = keys.get('settings');
    const services = keys.get('services');
    return {
      connector: connector ?? '',
      settings: settings ? (this.#map(settings, `The settings of ${name}`, (field) => this.reader.data(field.value)) as Settings) : {},
      services: services ? this.#map(services, `The services of ${name}`, (one) => this.#service(one)) : {},
    };
  }

  #service({ name, value }: Entry): ServiceOverride {
    const what = `The service ${name}`;
    const keys = this.reader.entries(value, what, ['url', 'allowLoopback']);
    const url = this.reader.text(this.reader.required(keys, 'url', value, what), `The URL of ${name}`) ?? '';
    const allowLoopback = keys.get('allowLoopback');
    const allowed = allowLoopback ? this.reader.data(allowLoopback.value) : false;
    if (typeof allowed !== 'boolean')
      this.reader.file.fault(allowLoopback?.value, '`allowLoopback` should be true or false.', 'Write true or false.');
    return { url, allowLoopback: allowed === true };
  }

  #map<T>(owner: Entry, what: string, read: (entry: Entry) => T): Record<string, T> {
    return Object.fromEntries([...this.reader.entries(owner.value, what)].map(([name, entry]) => [name, read(entry)]));
  }
}
