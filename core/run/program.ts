import { ExpressionError } from '../recipe/expression-error.js';
import type { Scope } from '../recipe/expression.js';
import type { ActionStep, Recipe, Retry, Uses } from '../recipe/recipe.js';
import { compileTemplate, isTemplate } from '../recipe/template.js';

/** A value with its expressions compiled; evaluating it gives JSON data. */
export type Resolve = (scope: Scope) => unknown;

export interface ProgramStep {
  readonly path: string;
  readonly uses: Uses;
  readonly input: Resolve;
  readonly condition?: Resolve;
  readonly retry?: Retry;
}

/** A recipe ready to run: each expression is compiled once, however many runs use it. */
export interface Program {
  readonly recipe: Recipe;
  readonly steps: readonly ProgramStep[];
}

export function compileRecipe(recipe: Recipe): Program {
  return { recipe, steps: recipe.steps.map(compileStep) };
}

function compileStep(step: ActionStep): ProgramStep {
  return {
    path: step.id,
    uses: step.uses,
    input: compileValue(step.with),
    ...(step.if !== undefined && { condition: compileCondition(step.if) }),
    ...(step.retry && { retry: step.retry }),
  };
}

/** Text that an expression gives is a value and is never read as a template again. */
export function compileValue(value: unknown): Resolve {
  if (isTemplate(value)) {
    const template = compileTemplate(value);
    return (scope) => template.evaluate(scope);
  }
  if (Array.isArray(value)) {
    const items = value.map(compileValue);
    return (scope) => items.map((item) => item(scope));
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, inner]) => [key, compileValue(inner)] as const);
    return (scope) => Object.fromEntries(fields.map(([key, inner]) => [key, inner(scope)]));
  }
  return () => value;
}

function compileCondition(condition: string | boolean): Resolve {
  const resolve = compileValue(condition);
  return (scope) => {
    const value = resolve(scope);
    if (typeof value === 'boolean') return value;
    const kind = value === null ? 'null' : typeof value;
    throw new ExpressionError(
      'expression_type',
      String(condition),
      0,
      `a condition gives true or false, and this gave ${kind}`,
      'Compare it with something: x == 1, x != "".',
    );
  };
}
