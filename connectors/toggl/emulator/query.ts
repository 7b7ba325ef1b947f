import type { EmulatorRequest } from 'trunkline/testing';
import { refuse } from './answers.js';
import { SECOND_MS } from './times.js';

export function flag({ query }: EmulatorRequest, name: string): boolean {
  return query.get(name) === 'true';
}

/** A whole number from 1; `otherwise` when it is absent. */
export function count({ query }: EmulatorRequest, name: string, otherwise: number, max = Infinity): number {
  const value = integer(query.get(name) ?? String(otherwise), name);
  if (value < 1 || value > max) throw refuse(400, `'${name}' is out of range`);
  return value;
}

/** Milliseconds since 1970 of a `since` in unix seconds. */
export function since({ query }: EmulatorRequest): number | undefined {
  const text = query.get('since');
  return text === null ? undefined : integer(text, 'since') * SECOND_MS;
}

/** Comma-joined ids; undefined when absent. */
export function ids({ query }: EmulatorRequest, name: string, max = Infinity): ReadonlySet<number> | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const found = text.split(',').map((id) => integer(id, name));
  if (found.length > max) throw refuse(400, `'${name}' has more than ${max} ids`);
  return new Set(found);
}

/** One of the words; the first when it is absent. */
export function word<Word extends string>({ query }: EmulatorRequest, name: string, words: readonly [Word, ...Word[]]): Word {
  const text = query.get(name);
  const found = text === null ? words[0] : words.find((known) => known === text);
  if (found === undefined) throw refuse(400, `'${name}' must be one of ${words.join(', ')}`);
  return found;
}

export function integer(text: string, name: string): number {
  if (!/^-?\d+$/.test(text)) throw refuse(400, `'${name}' must be an integer`);
  return Number(text);
}
