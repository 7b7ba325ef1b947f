import type { Scope } from './scope.js';
import type { Shapes } from './shape.js';

/** What the steps of a block gave: its scope's steps that were not there before. */
export function newOutputs(before: Scope, then: Scope): ReadonlyMap<string, Shapes> {
  const known = before.get('steps')?.members;
  return new Map([...(then.get('steps')?.members ?? [])].filter(([id]) => !known?.has(id)));
}

/** Vars that a block has set. */
export function newVars(before: Scope, then: Scope): ReadonlyMap<string, Shapes> {
  const known = before.get('vars')?.members;
  return new Map(
    [...(then.get('vars')?.members ?? [])]
      .filter(([name, shapes]) => !known?.has(name) || known.get(name) !== shapes)
      .map(([name]) => [name, undefined]),
  );
}
