import { isMap } from 'yaml';
import { type Place, keyText, pairsOf } from '../yaml/nodes.js';
import type { Entry } from '../yaml/yaml-reader.js';

/** Where a connection stands, and each of its keys. */
export interface ConnectionNodes {
  readonly entry: Entry;
  readonly keys: ReadonlyMap<string, Entry>;
}

/** Where things stand in a project file. */
export class ProjectNodes {
  /** One for each of the project's connectors, in the same order. */
  readonly connectors: Place[] = [];
  readonly connections = new Map<string, ConnectionNodes>();

  /** The place of `settings.token` or `services.v1` of a connection; of what it is in, where that is missing. */
  ofConnection(name: string, ...path: readonly string[]): Place {
    const nodes = this.connections.get(name);
    const [key = '', field] = path;
    const entry = nodes?.keys.get(key);
    if (entry === undefined) return nodes?.entry.key;
    if (field === undefined) return entry.value ?? entry.key;
    const found = isMap(entry.value) ? pairsOf(entry.value).find((pair) => keyText(pair.key) === field) : undefined;
    return found ? found.key : entry.key;
  }
}
