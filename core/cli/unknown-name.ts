import { InvalidInputError } from 'trunkline/errors';
import { didYouMean } from '../text/did-you-mean.js';
import { listedNames } from '../text/listed-names.js';

/**
 * A name that is not there, and the one that was most likely meant.
 *
 * @param where What was looked in, where people cannot know.
 */
export function unknownName(kind: string, name: string, known: readonly string[], where?: string): InvalidInputError {
  const meant = didYouMean(name, known);
  return new InvalidInputError(`There is no ${kind} \`${name}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
    code: `unknown_${kind.replaceAll(' ', '_')}`,
    remedy: `Known${where === undefined ? '' : ` in ${where}`}: ${listedNames(known)}.`,
  });
}
