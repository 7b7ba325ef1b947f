import { ConnectorError } from 'trunkline/errors';

export type ExpressionErrorCode =
  | 'expression_syntax'
  | 'expression_missing_key'
  | 'expression_type'
  | 'expression_failed'
  | 'expression_too_large'
  | 'expression_timeout';

/** An expression that cannot be read, or has no value for this data. */
export class ExpressionError extends ConnectorError {
  /** Where in the expression's own text, from 0. */
  readonly offset: number;
  readonly expression: string;

  /** @param shown The expression as the message begins with it, where it does not stand between its braces. */
  constructor(
    code: ExpressionErrorCode,
    expression: string,
    offset: number,
    readonly problem: string,
    remedy: string,
    cause?: unknown,
    shown = `\${{ ${expression.trim()} }}`,
  ) {
    super(`${shown}: ${problem}`, code, { remedy, cause });
    this.expression = expression;
    this.offset = offset;
  }
}

interface CelFault {
  readonly code: string;
  readonly summary: string;
  readonly node?: { readonly pos: number };
  readonly range?: { readonly start: number };
}

const LIMITS = /limit|exceed|maximum/i;

/** Says in our words what the evaluator reported. */
export function expressionError(fault: unknown, expression: string): ExpressionError {
  if (fault instanceof ExpressionError) return fault;
  if (!isCelFault(fault)) {
    const message = fault instanceof Error ? fault.message : String(fault);
    return new ExpressionError('expression_failed', expression, 0, message, 'Try a simpler expression.', fault);
  }
  const offset = Math.min(fault.node?.pos ?? fault.range?.start ?? 0, expression.length);
  const make = (code: ExpressionErrorCode, problem: string, remedy: string): ExpressionError =>
    new ExpressionError(code, expression, offset, problem, remedy, fault);
  switch (fault.code) {
    case 'no_such_key':
    case 'index_out_of_bounds':
      return make(
        'expression_missing_key',
        missing(fault.summary),
        'Test for it with has(x.y), or give a value to use instead: x.?y.orValue("").',
      );
    case 'unknown_variable':
      return make('expression_syntax', lower(fault.summary), 'An expression knows event, vars, steps and run.');
    case 'no_such_overload':
    case 'no_matching_overload':
      return make('expression_type', lower(fault.summary), 'Convert one side with string(), int() or double(), or use another operator.');
    default:
      if (LIMITS.test(fault.summary)) return make('expression_too_large', lower(fault.summary), 'Split it over two steps.');
      if (fault.code === 'unexpected_token')
        return make(
          'expression_syntax',
          lower(fault.summary),
          'Expressions are CEL: https://cel.dev; the guide to recipes shows what is written mostly.',
        );
      return make('expression_failed', lower(fault.summary), 'Look at the values it is given.');
  }
}

const missing = (summary: string): string => summary.replace(/^No such key: /, 'there is no ');
const lower = (summary: string): string => summary.charAt(0).toLowerCase() + summary.slice(1);

function isCelFault(value: unknown): value is CelFault {
  return typeof value === 'object' && value !== null && 'code' in value && 'summary' in value && typeof value.summary === 'string';
}
