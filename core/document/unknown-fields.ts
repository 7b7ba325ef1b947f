import type { ErrorDetail } from 'trunkline/errors';
import { didYouMean } from '../text/did-you-mean.js';

/** Fields that a data class does not have, each with the one that was likely meant. */
export function unknownFields(value: unknown, known: readonly string[]): ErrorDetail[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((path) => {
      const meant = didYouMean(path, known);
      return {
        path,
        code: 'unknown_field',
        message: `is no field${meant ? `; did you mean \`${meant}\`?` : `; known: ${known.join(', ') || 'none'}`}`,
      };
    });
}
