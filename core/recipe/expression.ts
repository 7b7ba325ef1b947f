import type { ASTNode } from '@marcbachmann/cel-js';
import { celWith } from './cel.js';
import { fromCel } from './cel-output.js';
import { costOf, isSmall } from './cost/cost.js';
import { ExpressionError, expressionError } from './expression-error.js';
import { nodesOf } from './expression-walk.js';

/** The data an expression sees. Own data only: parsed JSON, or objects without a prototype. */
export type Scope = Readonly<Record<string, unknown>>;

/** Steps that an expression may take where others wait for it: some tens of milliseconds. */
export const INLINE_STEPS = 200_000;

/** One CEL expression, read once and evaluated often. Always ends: the language has no loops but over given lists, which multiply. */
export interface Expression {
  readonly source: string;
  readonly ast: ASTNode;
  /** Steps that evaluating it takes at most with this data; Infinity when they are more than `INLINE_STEPS`. */
  cost(scope: Scope): number;
  /** Gives JSON data; throws an ExpressionError. However long it takes. */
  evaluate(scope: Scope): unknown;
}

/**
 * Throws an ExpressionError for what is wrong whatever the data: syntax, unknown names, operators that do not fit.
 *
 * @param names What it may name beside the roots: the item of a loop, a caught error.
 */
export function compileExpression(source: string, names: readonly string[] = []): Expression {
  try {
    const parsed = celWith(names).parse(source);
    refuseBacktracking(parsed.ast, source);
    const { valid, error } = parsed.check();
    if (!valid) throw error;
    const small = isSmall(parsed.ast);
    return {
      source,
      ast: parsed.ast,
      cost: (scope) => (small ? 0 : costOf(parsed.ast, scope, INLINE_STEPS)),
      evaluate: (scope) => evaluate(() => parsed({ ...scope }), source),
    };
  } catch (error) {
    throw expressionError(error, source);
  }
}

function evaluate(run: () => unknown, source: string): unknown {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    throw expressionError(error, source);
  }
  try {
    return fromCel(result);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ExpressionError('expression_type', source, 0, problem, 'Convert the result with string(), int() or double().', error);
  }
}

function refuseBacktracking(ast: ASTNode, source: string): void {
  for (const node of nodesOf(ast)) {
    const called = node.op === 'rcall' || node.op === 'call' ? node.args[0] : undefined;
    if (called !== 'matches') continue;
    const offset = Math.max(node.start, source.indexOf('matches', node.start));
    throw new ExpressionError(
      'expression_syntax',
      source,
      offset,
      'matches() can take for ever on some texts',
      'Use reMatches(), which takes the same patterns.',
    );
  }
}
