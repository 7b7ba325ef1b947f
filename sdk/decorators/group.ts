import type { Class } from '../document/class.js';
import { setGroups } from '../document/store.js';

type All<G> = G extends readonly [infer First, ...infer Rest] ? (First extends Class<infer T> ? T & All<Rest> : never) : object;

/**
 * A base class with the operations of several others, so that a connector past ten actions is split by vendor noun:
 * `class Acme extends operations(Contacts, Deals) {}`.
 */
export function operations<const G extends readonly [Class, ...Class[]]>(...groups: G): new () => All<G> {
  class Operations {}
  setGroups(Operations, groups);
  return Operations as new () => All<G>;
}

/** Marks a class of operations whose constructor is injected; the compiler records the parameters' types only for a decorated class. */
export function OperationGroup(): (target: Class) => void {
  return () => undefined;
}
