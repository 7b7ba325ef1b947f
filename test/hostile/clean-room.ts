import { expect } from 'chai';

/** Everything that all programs share, and that no data may change. */
const SHARED: Readonly<Record<string, object>> = {
  'Object.prototype': Object.prototype,
  'Array.prototype': Array.prototype,
  'String.prototype': String.prototype,
  'Function.prototype': Function.prototype,
  'Map.prototype': Map.prototype,
  'Date.prototype': Date.prototype,
  'Promise.prototype': Promise.prototype,
  globalThis,
};

/** What is shared, as it is now; compare two of them. */
export function sharedState(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(SHARED).map(([name, object]) => [name, Reflect.ownKeys(object).map(String)]));
}

/** Throws when a value is anything but JSON data that is its own. */
export function expectData(value: unknown, where: string): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) expect.fail(`${where} is ${value}`);
      return;
    case 'object':
      return value === null ? undefined : expectObject(value, where);
    default:
      expect.fail(`${where} is a ${typeof value}`);
  }
}

function expectObject(value: object, where: string): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) expect.fail(`${where} is no plain object`);
  for (const [key, { get, set, value: inner }] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (Array.isArray(value) && key === 'length') continue;
    if (get || set) expect.fail(`${where}.${key} is code`);
    expectData(inner, `${where}.${key}`);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) expect.fail(`${where} has symbols`);
}
