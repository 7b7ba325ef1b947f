import type { ASTNode } from '@marcbachmann/cel-js';
import { anythingOf, largest, listOf, SCALAR, type Sized, textOf } from './sized.js';

/** A function, or a method of `target`. */
export interface Call {
  readonly name: string;
  readonly target?: ASTNode;
  readonly args: readonly ASTNode[];
}

/** Texts that are as long as they were, or shorter. */
const SAME: ReadonlySet<string> = new Set(['substring', 'trim', 'lowerAscii', 'upperAscii', 'string', 'dyn']);
const OPTIONALS: ReadonlySet<string> = new Set(['of', 'or', 'orValue', 'value']);
/** Characters that a function of texts looks at in a step. */
const READ_PER_STEP = 64;
/** A time zone is looked up anew each time. */
const ZONE_STEPS = 2_000;
/** A pattern looks at each character with all its parts, and is compiled anew each time. */
const PATTERN_STEPS = 2;
const COMPILE_STEPS = 50;
const TIME_STEPS = 10;
const SHORT_TEXT = 64;

/** What a function does beyond looking at its arguments. The first of these is what a method is called on. */
export function ownSteps({ name, target }: Call, given: readonly Sized[]): number {
  const [on = SCALAR, pattern = SCALAR] = given;
  const read = given.reduce((sum, { size }) => sum + size, 0);
  if (name === 'reMatches') return on.size * PATTERN_STEPS * (1 + pattern.size) + COMPILE_STEPS * pattern.size;
  if (name === 'split') return on.size;
  if (name === 'join') return on.size * (2 + on.items().size / READ_PER_STEP);
  if (target && name.startsWith('get') && given.length > 1) return ZONE_STEPS;
  return read / READ_PER_STEP + (name === 'timestamp' || name === 'duration' ? TIME_STEPS : 0);
}

/** How large what it gives may be. */
export function resultOf({ name, target }: Call, given: readonly Sized[]): Sized {
  const [on = SCALAR, other = SCALAR] = given;
  if (OPTIONALS.has(name)) return largest(given);
  if (SAME.has(name)) return on.size > 0 ? on : textOf(SHORT_TEXT);
  if (name === 'split') return listOf(on.size + 1, textOf(on.size));
  if (name === 'join') return textOf(on.size * (on.items().size + other.size));
  if (name === 'bytes' || (target && (name === 'json' || name === 'hex' || name === 'base64'))) return anythingOf(on.size * 4);
  return SCALAR;
}
