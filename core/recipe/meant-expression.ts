import { CEL } from './cel.js';
import { chainsOf, type MemberChain } from './expression-walk.js';

/** A part of a text that other tools would evaluate: `{{ … }}` or `${ … }`. */
export interface Lookalike {
  readonly written: string;
  /** Where it begins in the text. */
  readonly offset: number;
  /** What stands between its braces. */
  readonly source: string;
}

const FOREIGN = /\{\{(?<mustache>[^{}]*)\}\}|\$\{(?<dollar>[^{}]*)\}/g;

export function lookalikesIn(text: string): readonly Lookalike[] {
  return [...text.matchAll(FOREIGN)].map(({ 0: written, index, groups = {} }) => ({
    written,
    offset: index,
    source: groups['mustache'] ?? groups['dollar'] ?? '',
  }));
}

/**
 * A text as the expression that it was meant to be, braces of other tools left out; undefined for one that is no CEL, or names no data.
 *
 * @param isData Whether a name can be one of data.
 */
export function meantExpression(text: string, isData: (chain: MemberChain) => boolean): string | undefined {
  const [only] = lookalikesIn(text);
  const source = only?.written === text.trim() ? only.source : text;
  const chains = namedIn(source);
  return chains.length > 0 && chains.every(isData) ? asExpression(source) : undefined;
}

function namedIn(source: string): readonly MemberChain[] {
  try {
    return chainsOf(CEL.parse(source).ast);
  } catch {
    return []; // No CEL, so a text like any other.
  }
}

export const asExpression = (source: string): string => `\${{ ${source.trim()} }}`;
