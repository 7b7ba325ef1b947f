import type { Class } from '../document/class.js';
import type { GroupDefaults } from '../document/declaration.js';
import { setGroupDefaults, setGroups } from '../document/store.js';

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

/**
 * Says once what most operations of a class share; an operation may say otherwise. A class whose methods are slots needs it also without
 * any: the compiler records the types of a constructor's parameters only for a decorated class.
 */
export function OperationGroup(defaults: GroupDefaults = {}): (target: Class) => void {
  return (target) => setGroupDefaults(target, defaults);
}
