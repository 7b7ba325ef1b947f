import 'reflect-metadata';
import type { Class } from './class.js';
import type { FieldDeclaration } from './field-declaration.js';
import type { ConnectorDeclaration, GroupDefaults, OperationDeclaration } from './declaration.js';

const FIELDS = Symbol.for('trunkline.fields');
const OPERATIONS = Symbol.for('trunkline.operations');
const GROUPS = Symbol.for('trunkline.groups');
const DEFAULTS = Symbol.for('trunkline.groupDefaults');
const CONNECTOR = Symbol.for('trunkline.connector');

/** What decorators wrote on a class. The one file that touches Reflect; keys are global symbols, so two package copies agree. */
export function addField(data: Class, name: string, field: FieldDeclaration): void {
  own<FieldDeclaration>(FIELDS, data).set(name, field);
}

/** Fields in the order declared, those of a base class first. */
export function fieldsOf(data: Class): ReadonlyMap<string, FieldDeclaration> {
  return inherited<FieldDeclaration>(FIELDS, data);
}

export function addOperation(owner: Class, name: string, operation: OperationDeclaration): void {
  own<OperationDeclaration>(OPERATIONS, owner).set(name, operation);
}

export function setGroups(owner: Class, groups: readonly Class[]): void {
  Reflect.defineMetadata(GROUPS, groups, owner);
}

export function setGroupDefaults(owner: Class, defaults: GroupDefaults): void {
  Reflect.defineMetadata(DEFAULTS, defaults, owner);
}

export function groupDefaultsOf(owner: Class): GroupDefaults {
  return (Reflect.getOwnMetadata(DEFAULTS, owner) as GroupDefaults | undefined) ?? {};
}

/** Every operation of a connector with the class that declares it: groups first, then the class itself. */
export function operationsOf(owner: Class): ReadonlyMap<string, { readonly owner: Class; readonly operation: OperationDeclaration }> {
  const found = new Map<string, { owner: Class; operation: OperationDeclaration }>();
  for (const declaring of lineage(owner)) {
    for (const group of (Reflect.getOwnMetadata(GROUPS, declaring) as readonly Class[] | undefined) ?? []) {
      for (const [name, entry] of operationsOf(group)) found.set(name, entry);
    }
    const map = Reflect.getOwnMetadata(OPERATIONS, declaring) as ReadonlyMap<string, OperationDeclaration> | undefined;
    for (const [name, operation] of map ?? []) found.set(name, { owner: declaring, operation });
  }
  return found;
}

export function setConnector(owner: Class, connector: ConnectorDeclaration): void {
  Reflect.defineMetadata(CONNECTOR, connector, owner);
}

export function connectorOf(owner: Class): ConnectorDeclaration | undefined {
  return Reflect.getOwnMetadata(CONNECTOR, owner) as ConnectorDeclaration | undefined;
}

/** True for a class decorated with `@Connector`. */
export function isConnector(value: unknown): value is Class {
  return typeof value === 'function' && connectorOf(value as Class) !== undefined;
}

/** The type a property was declared with, as far as the compiler emits it. */
export function designType(target: object, name: string): unknown {
  return Reflect.getMetadata('design:type', target, name);
}

/** Types of a method's parameters, or of the constructor's; undefined when the compiler emitted none. */
export function parameterTypes(owner: Class, method?: string): readonly unknown[] | undefined {
  return (
    method === undefined
      ? Reflect.getOwnMetadata('design:paramtypes', owner)
      : Reflect.getMetadata('design:paramtypes', owner.prototype as object, method)
  ) as readonly unknown[] | undefined;
}

function own<T>(key: symbol, owner: Class): Map<string, T> {
  const known = Reflect.getOwnMetadata(key, owner) as Map<string, T> | undefined;
  if (known) return known;
  const made = new Map<string, T>();
  Reflect.defineMetadata(key, made, owner);
  return made;
}

function inherited<T>(key: symbol, owner: Class): Map<string, T> {
  const all = new Map<string, T>();
  for (const declaring of lineage(owner)) {
    for (const [name, value] of (Reflect.getOwnMetadata(key, declaring) as ReadonlyMap<string, T> | undefined) ?? []) all.set(name, value);
  }
  return all;
}

/** A class and its bases, the outermost base first. */
function lineage(owner: Class): Class[] {
  const classes: Class[] = [];
  for (let at: unknown = owner; typeof at === 'function' && at !== Function.prototype; at = Object.getPrototypeOf(at))
    classes.unshift(at as Class);
  return classes;
}
