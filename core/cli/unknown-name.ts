import { InvalidInputError } from 'trunkline/errors';
import { didYouMean } from '../text/did-you-mean.js';

/** More names than a person reads in an error. */
const MOST = 20;

/**
 * A name that is not there, and the one that was most likely meant.
 *
 * @param where What was looked in, where people cannot know.
 */
export function unknownName(kind: string, name: string, known: readonly string[], where?: string): InvalidInputError {
  const meant = didYouMean(name, known);
  return new InvalidInputError(`There is no ${kind} \`${name}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
    code: `unknown_${kind.replaceAll(' ', '_')}`,
    remedy: `Known${where === undefined ? '' : ` in ${where}`}: ${listed(known)}.`,
  });
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return 'none';
  const shown = known.slice(0, MOST).join(', ');
  return known.length > MOST ? `${shown}, and ${known.length - MOST} more` : shown;
}
