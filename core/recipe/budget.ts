import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { ExpressionError } from './expression-error.js';
import { nodesOf } from './expression-walk.js';

/** Elements that one evaluation may look at, over all its lists: some tens of milliseconds. */
export const MAX_STEPS = 100_000;

const PREDICATES: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter']);
const TICK = 'trunklineTick()';

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** An expression that looks at lists, with a limit on how often. `original` maps a place of the counted source back. */
export interface Counted {
  readonly run: (scope: Readonly<Record<string, unknown>>) => unknown;
  readonly original: (offset: number) => number;
}

/**
 * CEL has no loops, but lists inside lists multiply: `a.all(x, a.all(y, a.all(z, ...)))` over a thousand elements runs for minutes, and the
 * evaluator has no limit of its own. So each macro's body is made to count first: a predicate `p` becomes `!tick() ? false : p`, and
 * `map(x, e)` becomes `map(x, tick(), e)`; once the count is used up, no body is evaluated any more. (Not `tick() && p`, and no error:
 * in CEL both sides of `&&` are tried when one fails.) Undefined when the expression has no macros, and so needs no counting.
 */
export function counted(ast: ASTNode, source: string, environment: Environment): Counted | undefined {
  const insertions = [...nodesOf(ast)].flatMap((node) => insertionOf(node, source)).toSorted((a, b) => a.at - b.at);
  if (insertions.length === 0) return undefined;
  const budget = { left: 0 };
  const tooLarge = (): ExpressionError =>
    new ExpressionError(
      'expression_too_large',
      source,
      0,
      `it looks at more than ${MAX_STEPS} elements`,
      'Use `in` for membership, or filter the list first.',
    );
  const program = environment
    .clone()
    .registerFunction(`${TICK.slice(0, -1)}): bool`, () => {
      budget.left--;
      return budget.left >= 0;
    })
    .parse(insert(source, insertions));
  return {
    run: (scope) => {
      budget.left = MAX_STEPS;
      const result: unknown = program(scope);
      if (budget.left < 0) throw tooLarge();
      return result;
    },
    original: (offset) => insertions.reduce((sum, { at, text }) => (at < sum ? Math.max(at, sum - text.length) : sum), offset),
  };
}

function insertionOf(node: ASTNode, source: string): Insertion[] {
  if (node.op !== 'rcall') return [];
  const [name, , args] = node.args;
  const [variable] = args;
  if (variable?.op !== 'id' || args.length < 2) return [];
  const at = source.indexOf(',', variable.end) + 1;
  if (name === 'map' && args.length === 2) return [{ at, text: ` ${TICK},` }];
  return PREDICATES.has(name) || name === 'map' ? [{ at, text: ` !${TICK} ? false :` }] : [];
}

function insert(source: string, insertions: readonly Insertion[]): string {
  return insertions.toReversed().reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source);
}
