import type { ParsedNode } from 'yaml';
import type { Entry } from '../../yaml/yaml-reader.js';
import type { Place } from '../../yaml/nodes.js';

/** Where one part of a recipe stands in its file: a map, and its entries by name. */
export interface PartPlace {
  readonly node: Place;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Where the parts of a recipe stand in its file: what the checker points at. Asked by the part itself: the recipe, a trigger, a step, an input. */
export class Places {
  readonly #byPart = new Map<object, PartPlace>();

  constructor(readonly root: ParsedNode) {}

  set<T extends object>(part: T, place: PartPlace): T {
    this.#byPart.set(part, place);
    return part;
  }

  of(part: object): PartPlace {
    return this.#byPart.get(part) ?? { node: this.root, entries: new Map() };
  }

  /** The value of one entry of a part; the part itself when it has none of that name. */
  value(part: object, name: string): Place {
    const { node, entries } = this.of(part);
    return entries.has(name) ? entries.get(name)!.value : node;
  }
}
