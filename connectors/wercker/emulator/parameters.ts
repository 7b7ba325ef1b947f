import type { RoutedRequest } from 'trunkline/testing';
import type { Detail } from './errors.js';
import type { EnvVar } from './records.js';

/** The fields of a query or a body, read one by one; what is wrong with them is collected, an entry each. */
export class Parameters {
  readonly details: Detail[] = [];
  readonly #source: Readonly<Record<string, unknown>>;

  constructor(source: unknown) {
    this.#source = isObject(source) ? source : {};
    if (!isObject(source)) this.refuse('value', 'object.base', 'must be an object');
  }

  static ofQuery({ query }: RoutedRequest<never>): Parameters {
    return new Parameters(Object.fromEntries(query));
  }

  refuse(key: string, type: string, problem: string, valids?: string): void {
    this.details.push({ context: { key, ...(valids !== undefined && { valids }) }, type, path: key, message: `${key} ${problem}` });
  }

  text(key: string): string | undefined {
    const value = this.#source[key];
    if (value === undefined || typeof value === 'string') return value;
    this.refuse(key, 'string.base', 'must be a string');
    return undefined;
  }

  requiredText(key: string): string {
    const value = this.text(key);
    if (this.#source[key] === undefined) this.refuse(key, 'any.required', 'is required');
    return value ?? '';
  }

  /** A commit's hash. */
  commit(key: string): string | undefined {
    const value = this.text(key);
    if (value !== undefined && value.length !== 40) this.refuse(key, 'string.length', 'length must be 40 characters long');
    return value;
  }

  oneOf<Value extends string | number>(key: string, values: readonly Value[]): Value | undefined {
    const value = this.#source[key];
    const found = values.find((known) => String(known) === String(value));
    if (value === undefined || found !== undefined) return found;
    const valids = values.join(', ');
    this.refuse(key, 'any.allowOnly', `must be one of ${valids}`, valids);
    return undefined;
  }

  integer(
    key: string,
    { usual, min = 0, max = Infinity }: { readonly usual: number; readonly min?: number; readonly max?: number },
  ): number {
    const value = this.#source[key];
    if (value === undefined) return usual;
    const number = Number(value);
    if (value === '' || !Number.isInteger(number)) this.refuse(key, 'number.base', 'must be a number');
    else if (number < min) this.refuse(key, 'number.min', `must be larger than or equal to ${min}`);
    else if (number > max) this.refuse(key, 'number.max', `must be less than or equal to ${max}`);
    return number;
  }

  texts(key: string): readonly string[] | undefined {
    const value = this.#source[key];
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    this.refuse(key, 'array.base', 'must be an array of strings');
    return undefined;
  }

  /** In the order they are given. */
  envVars(): EnvVar[] {
    const value = this.#source['envVars'] ?? [];
    const isList = Array.isArray(value) && value.every((entry) => isObject(entry) && isText(entry['key']) && isText(entry['value']));
    if (isList) return value.map(({ key, value }: EnvVar) => ({ key, value }));
    this.refuse('envVars', 'array.includes', 'must be an array of objects with key and value');
    return [];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
