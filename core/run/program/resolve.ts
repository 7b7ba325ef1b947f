import { ExpressionError } from '../../recipe/expression-error.js';
import { chainsOf } from '../../recipe/expression-walk.js';
import type { Scope } from '../../recipe/expression.js';
import { compileTemplate, isTemplate } from '../../recipe/template.js';

/** A value with its expressions compiled; evaluating it gives JSON data. */
export type Resolve = (scope: Scope) => unknown;

/** Compiles the values of one recipe, and gathers which steps they look at. */
export class Values {
  /** Ids of steps whose output some expression names; undefined once one looks at all of them. */
  #read: Set<string> | undefined = new Set();

  isRead(step: string): boolean {
    return this.#read?.has(step) ?? true;
  }

  /** Text that an expression gives is a value and is never read as a template again. */
  compile(value: unknown, names: readonly string[] = []): Resolve {
    if (isTemplate(value)) return this.#template(value, names);
    if (Array.isArray(value)) {
      const items = value.map((item) => this.compile(item, names));
      return (scope) => items.map((item) => item(scope));
    }
    if (typeof value === 'object' && value !== null) {
      const fields = Object.entries(value).map(([key, inner]) => [key, this.compile(inner, names)] as const);
      return (scope) => Object.fromEntries(fields.map(([key, inner]) => [key, inner(scope)]));
    }
    return () => value;
  }

  condition(condition: string | boolean, names: readonly string[]): (scope: Scope) => boolean {
    const resolve = this.compile(condition, names);
    return (scope) => {
      const value = resolve(scope);
      if (typeof value === 'boolean') return value;
      throw wrongType(
        condition,
        `a condition gives true or false, and this gave ${kindOf(value)}`,
        'Compare it with something: x == 1, x != "".',
      );
    };
  }

  #template(text: string, names: readonly string[]): Resolve {
    const template = compileTemplate(text, names);
    for (const { expression } of template.expressions) {
      for (const { root, keys } of chainsOf(expression.ast)) {
        if (root !== 'steps') continue;
        if (keys[0]) this.#read?.add(keys[0].name);
        else this.#read = undefined;
      }
    }
    return (scope) => template.evaluate(scope);
  }
}

/** Compiles a value that stands outside a recipe's steps. */
export const compileValue = (value: unknown): Resolve => new Values().compile(value);

export const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `a ${typeof value}`;

/** An expression gave a value of another kind than its place takes. */
export const wrongType = (expression: unknown, problem: string, remedy: string): ExpressionError =>
  new ExpressionError(
    'expression_type',
    typeof expression === 'string' ? bare(expression) : JSON.stringify(expression),
    0,
    problem,
    remedy,
  );

const bare = (text: string): string => /^\$\{\{([^]*)\}\}$/.exec(text)?.[1] ?? text;
