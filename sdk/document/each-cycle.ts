import type { ConnectorDocument } from './connector-document.js';

/** True when a list that is read over others comes back to itself, and so would never end. */
export function readsItself(operations: ConnectorDocument['operations'], name: string, way: readonly string[] = []): boolean {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation?.kind !== 'list' || operation.each === undefined) return false;
  if (way.includes(name)) return true;
  const { list, over } = operation.each;
  const read = [list, ...over.flatMap((one) => ('list' in one ? [one.list] : []))];
  return read.some((inner) => readsItself(operations, inner, [...way, name]));
}
