import type { ParsedNode } from 'yaml';
import type { Entry } from '../yaml/yaml-reader.js';
import type { Uses } from './recipe.js';

/** Where the parts of a recipe stand in its file: what the checker points at. */
export interface RecipeNodes {
  readonly root: ParsedNode;
  /** By local name. */
  readonly connections: ReadonlyMap<string, Entry>;
  readonly vars?: Entry;
  /** Triggers, then steps, in the order of the file. */
  readonly uses: readonly UseNodes[];
}

/** A trigger or a step. */
export interface UseNodes {
  readonly kind: 'trigger' | 'step';
  readonly node: ParsedNode | null;
  readonly id: string;
  readonly idNode?: ParsedNode | null;
  readonly uses: Uses;
  readonly usesNode?: ParsedNode | null;
  readonly input?: Entry;
  readonly condition?: Entry;
}
