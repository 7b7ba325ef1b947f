import { hasLongNumber } from './long-number.js';

/** The one key that changes what an object is when it is copied. */
const PROTOTYPE_KEY = '__proto__';
/** How it begins, and how JSON may write any of its letters; too rare to be told apart from other texts. */
const PROTOTYPE_SIGNS = ['__p', '\\u00'] as const;

/**
 * A vendor's JSON as data. Whole numbers beyond 2^53 keep their digits, as strings. A `__proto__` key is left out: copied by assignment, it
 * would change what the copy is.
 *
 * @param bytes The same text where it is at hand as bytes: they are searched four times as fast.
 * @throws SyntaxError when it is no JSON.
 */
export function parseJson(text: string, bytes: { includes(sign: string): boolean } = text): unknown {
  const needsCare = hasLongNumber(text) || PROTOTYPE_SIGNS.some((sign) => bytes.includes(sign));
  return needsCare ? JSON.parse(text, withCare) : JSON.parse(text);
}

function withCare(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (key === PROTOTYPE_KEY) return undefined;
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
}
