import { hash } from 'node:crypto';

/** JSON with the keys of every object in order and no spaces: equal values have equal texts. What JSON has no word for is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isPlain(inner) ? inOrder(inner) : inner)) ?? 'null';
}

/** SHA-256 of the canonical JSON, in hex. */
export function jsonHash(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex');
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
