import type { ErrorObject } from 'ajv';

type Words = (limits: Readonly<Record<string, unknown>>) => string | undefined;

/** Where ajv's own words speak of the schema and not of what to write. */
const WORDS: Readonly<Record<string, Words>> = {
  type: ({ type }) => `must be ${[type].flat().filter(isNoNull).map(withArticle).join(' or ')}`,
  format: ({ format }) => (format === 'iso-8601' ? 'must be a time in ISO 8601, as 2026-01-31T09:00:00Z' : undefined),
  minItems: ({ limit }) => `must have at least ${String(limit)} ${limit === 1 ? 'item' : 'items'}`,
  maxItems: ({ limit }) => `must have at most ${String(limit)} ${limit === 1 ? 'item' : 'items'}`,
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${String(limit)} characters`),
  maxLength: ({ limit }) => `must have at most ${String(limit)} ${limit === 1 ? 'character' : 'characters'}`,
};

/** What is wrong with a value, for whoever wrote it: `must be an integer`. */
export function faultWords({ keyword, params, message = 'is wrong' }: ErrorObject): string {
  const words = Object.hasOwn(WORDS, keyword) ? WORDS[keyword]?.(params) : undefined;
  return words ?? message;
}

/** Null stands for a field that is left out. */
function isNoNull(type: unknown): boolean {
  return type !== 'null';
}

const withArticle = (type: unknown): string => `${/^[aeiou]/.test(String(type)) ? 'an' : 'a'} ${String(type)}`;
