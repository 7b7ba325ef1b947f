import { fieldShapes, itemShapes, type Shape, type Shapes, typesOf, typeWords, wordsOf } from '../shape.js';

/** Why a value never does where it stands: `at` leads to the part that does not. */
export interface Misfit {
  readonly at: string;
  readonly problem: string;
  readonly words?: { readonly given: unknown; readonly wanted: readonly unknown[] };
}

const DEEPEST = 6;

/** Undefined when a value of one of the given shapes may do. A field that may be null is the recipe's own business until it runs. */
export function misfit(given: Shapes, wanted: Shapes, at = '', depth = 0): Misfit | undefined {
  if (!given || given.length === 0 || !wanted || wanted.length === 0 || depth > DEEPEST) return undefined;
  const types = typesOf(wanted);
  const faults = given.map((shape) => misfitOf(shape, wanted, types, at, depth));
  return faults.every((fault) => fault !== undefined) ? { ...faults[0]!, ...ofAll(given, types, at) } : undefined;
}

/** Told of all shapes at once where none has a type that is taken. */
function ofAll(given: Shapes, wanted: ReadonlySet<string> | undefined, at: string): Misfit | undefined {
  const types = typesOf(given);
  if (!types || !wanted || haveCommon(types, wanted)) return undefined;
  return { at, problem: `takes ${typeWords(wanted)}, and this gives ${typeWords(types)}` };
}

function misfitOf(
  given: Shape,
  wanted: Shapes,
  wantedTypes: ReadonlySet<string> | undefined,
  at: string,
  depth: number,
): Misfit | undefined {
  const types = typesOf([given]);
  if (!types) return undefined;
  if (wantedTypes && !haveCommon(types, wantedTypes)) {
    return { at, problem: `takes ${typeWords(wantedTypes)}, and this gives ${typeWords(types)}` };
  }
  if (types.size > 1) return undefined;
  return wrongWord(given, wanted, at) ?? (types.has('array') ? ofItems(given, wanted, at, depth) : ofFields(given, wanted, at, depth));
}

function wrongWord(given: Shape, wanted: Shapes, at: string): Misfit | undefined {
  const [is, may] = [wordsOf([given]), wordsOf(wanted)];
  if (!is || !may || is.some((word) => may.includes(word))) return undefined;
  const problem = `is never ${is.map((word) => JSON.stringify(word)).join(' or ')}`;
  return { at, problem, words: { given: is[0], wanted: may } };
}

const ofItems = (given: Shape, wanted: Shapes, at: string, depth: number): Misfit | undefined =>
  misfit(itemShapes([given]), itemShapes(wanted), `${at}[]`, depth + 1);

function ofFields(given: Shape, wanted: Shapes, at: string, depth: number): Misfit | undefined {
  for (const name of given.fields?.keys() ?? []) {
    const found = misfit(given.fields!.get(name), fieldShapes(wanted, name), `${at}.${name}`, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function haveCommon(given: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...given].some(
    (type) => wanted.has(type) || (type === 'integer' && wanted.has('number')) || (type === 'number' && wanted.has('integer')),
  );
}
