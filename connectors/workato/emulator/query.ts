import type { EmulatorRequest } from 'trunkline/testing';
import { badRequest } from './refused.js';

/** Undefined when absent or empty. */
export function text({ query }: EmulatorRequest, name: string): string | undefined {
  return query.get(name) || undefined;
}

export function integer(request: EmulatorRequest, name: string): number | undefined {
  const value = text(request, name);
  if (value !== undefined && !/^-?\d+$/.test(value)) throw badRequest(`${name} must be an integer`);
  return value === undefined ? undefined : Number(value);
}

export function flag(request: EmulatorRequest, name: string): boolean | undefined {
  const value = word(request, name, ['true', 'false']);
  return value === undefined ? undefined : value === 'true';
}

export function word<Word extends string>(request: EmulatorRequest, name: string, words: readonly Word[]): Word | undefined {
  const value = text(request, name);
  const found = words.find((known) => known === value);
  if (value !== undefined && found === undefined) throw badRequest(`${name} must be one of ${words.join(', ')}`);
  return found;
}

/** Milliseconds since 1970 of an ISO 8601 time. */
export function time(request: EmulatorRequest, name: string): number | undefined {
  const value = text(request, name);
  const at = value === undefined ? undefined : Date.parse(value);
  if (Number.isNaN(at)) throw badRequest(`${name} must be an ISO 8601 time`);
  return at;
}

/** `name[]=a&name[]=b`, or `name=a,b`. */
export function texts({ query }: EmulatorRequest, name: string): readonly string[] {
  const joined = query.getAll(name).flatMap((value) => value.split(','));
  return [...query.getAll(`${name}[]`), ...joined].filter((value) => value !== '');
}

/** `page` from 1 and `per_page`; more than the most is as good as the most. Facts: K69. */
export function pageOf<Item>(
  request: EmulatorRequest,
  items: readonly Item[],
  { usual = 100, max = 100 } = {},
): { readonly items: readonly Item[]; readonly page: number; readonly per_page: number } {
  const page = positive(request, 'page', 1);
  const per_page = Math.min(positive(request, 'per_page', usual), max);
  return { items: items.slice((page - 1) * per_page, page * per_page), page, per_page };
}

function positive(request: EmulatorRequest, name: string, usual: number): number {
  const value = integer(request, name) ?? usual;
  if (value < 1) throw badRequest(`${name} must be greater than 0`);
  return value;
}
