import { type Expression, type Scope, compileExpression } from './expression.js';
import { ExpressionError } from './expression-error.js';

/** `offset` is where the part's own text begins in the template. */
export type TemplatePart = { readonly offset: number } & ({ readonly text: string } | { readonly expression: string });

/** A text compiled: a whole `${{ }}` keeps its value's type, mixed text joins scalars. */
export interface Template {
  readonly expressions: readonly { readonly expression: Expression; readonly offset: number }[];
  /** Of all its expressions, as of one. */
  cost(scope: Scope): number;
  evaluate(scope: Scope): unknown;
}

/** The texts and expressions of a template. A `}}` inside a quoted text of the expression does not end it. */
export function splitTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let open = text.indexOf('${{'); open !== -1; open = text.indexOf('${{', from)) {
    if (open > from) parts.push({ text: text.slice(from, open), offset: from });
    const close = closeOf(text, open + 3);
    parts.push({ expression: text.slice(open + 3, close), offset: open + 3 });
    from = close + 2;
  }
  if (from < text.length) parts.push({ text: text.slice(from), offset: from });
  return parts;
}

export const isTemplate = (value: unknown): value is string => typeof value === 'string' && value.includes('${{');

/** The expression of a template that is a whole one; any other template as it is. */
export const bareTemplate = (text: string): string => /^\$\{\{([^]*)\}\}$/.exec(text)?.[1] ?? text;

/** Throws an ExpressionError whose offset counts from the start of `text`'s expression part. */
export function compileTemplate(text: string, names: readonly string[] = []): Template {
  const parts = splitTemplate(text).map((part) =>
    'text' in part ? part : { expression: compileExpression(part.expression, names), offset: part.offset },
  );
  const expressions = parts.filter((part) => 'expression' in part);
  const [only] = parts;
  const cost = (scope: Scope): number => expressions.reduce((sum, { expression }) => sum + expression.cost(scope), 0);
  if (parts.length === 1 && only && 'expression' in only) {
    return { expressions, cost: (scope) => only.expression.cost(scope), evaluate: (scope) => only.expression.evaluate(scope) };
  }
  return {
    expressions,
    cost,
    evaluate: (scope) => parts.map((part) => ('text' in part ? part.text : scalarText(part.expression, scope))).join(''),
  };
}

function scalarText(expression: Expression, scope: Scope): string {
  const { source } = expression;
  const value = expression.evaluate(scope);
  if (value === null)
    throw new ExpressionError(
      'expression_type',
      source,
      0,
      'there is no value to put into a text',
      'Give one to use instead: x.?y.orValue("").',
    );
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const kind = Array.isArray(value) ? 'list' : 'map';
  throw new ExpressionError(
    'expression_type',
    source,
    0,
    `a ${kind} cannot stand inside a text`,
    'Let it be the whole value, or name one field of it.',
  );
}

/** Braces of the expression's own maps are counted: in `${{ {"a": {"b": 1}} }}` the first `}}` closes two of them. */
function closeOf(text: string, from: number): number {
  let quote: string | undefined;
  let maps = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== undefined) {
      if (char === '\\') at++;
      else if (char === quote) quote = undefined;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '{') maps++;
    else if (char === '}' && maps > 0) maps--;
    else if (text.startsWith('}}', at)) return at;
  }
  throw unclosed(text.slice(from));
}

/** Mostly it is one brace that was left out: what follows it is other text then. */
function unclosed(rest: string): ExpressionError {
  const shown = /^[^{}\n]*\}?/.exec(rest)?.[0] ?? '';
  const remedy = `End the expression with two braces: \${{ ${shown.replace('}', '').trim()} }}`;
  return new ExpressionError('expression_syntax', rest, 0, 'this ${{ has no }}', remedy, undefined, `\${{${shown}`);
}
