import type { ASTNode } from '@marcbachmann/cel-js';
import { counted } from './budget.js';
import { celWith } from './cel.js';
import { fromCel } from './cel-output.js';
import { ExpressionError, expressionError } from './expression-error.js';
import { nodesOf } from './expression-walk.js';

/** The data an expression sees. Own data only: parsed JSON, or objects without a prototype. */
export type Scope = Readonly<Record<string, unknown>>;

/** One CEL expression, read once and evaluated often. Always ends: the language has no loops but over given lists. */
export interface Expression {
  readonly source: string;
  readonly ast: ASTNode;
  /** Gives JSON data; throws an ExpressionError. */
  evaluate(scope: Scope): unknown;
}

/**
 * Throws an ExpressionError for what is wrong whatever the data: syntax, unknown names, operators that do not fit.
 *
 * @param names What it may name beside the roots: the item of a loop, a caught error.
 */
export function compileExpression(source: string, names: readonly string[] = []): Expression {
  const environment = celWith(names);
  try {
    const parsed = environment.parse(source);
    refuseBacktracking(parsed.ast, source);
    const { valid, error } = parsed.check();
    if (!valid) throw error;
    const limited = counted(parsed.ast, source, environment);
    const run = limited?.run ?? ((scope: Readonly<Record<string, unknown>>): unknown => parsed(scope));
    return { source, ast: parsed.ast, evaluate: (scope) => evaluate(() => run({ ...scope }), source, limited?.original) };
  } catch (error) {
    throw expressionError(error, source);
  }
}

function evaluate(run: () => unknown, source: string, original: (offset: number) => number = (offset) => offset): unknown {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    throw expressionError(error, source, original);
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
