import { AssertionError } from 'node:assert';
import { inspect, isDeepStrictEqual } from 'node:util';

/** Fails a case with a sentence; a runner shows the difference of the values where there are two. */
export function fail(message: string, values?: { readonly expected: unknown; readonly actual: unknown }): never {
  if (values === undefined) throw new AssertionError({ message });
  const { expected, actual } = values;
  const told = `${message}\n  expected: ${show(expected)}\n  and got:  ${show(actual)}`;
  throw Object.assign(new AssertionError({ message: told, expected, actual, operator: 'deepStrictEqual' }), { showDiff: true });
}

export function expectEqual(actual: unknown, expected: unknown, message: string): void {
  if (isDeepStrictEqual(plain(actual), plain(expected))) return;
  const areSameText = isDeepStrictEqual(plain(actual, String), plain(expected, String));
  fail(areSameText ? `${message}, by quotes alone: 12 is a number and '12' a text` : message, { expected, actual });
}

/** A value in one line, cut where it grows long. */
export function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const text = inspect(value, { depth: 6, breakLength: Infinity, maxArrayLength: 20 });
  return text.length <= 600 ? text : `${text.slice(0, 597)}...`;
}

/** Own data alone: what a record's class is, is not compared. `number` says what a number is compared as. */
function plain(value: unknown, number: (value: number) => unknown = (same) => same): unknown {
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, number));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, number)]));
}
