import type { Evaluator } from '../../ports/evaluator.js';
import { ExpressionError } from '../../recipe/expression-error.js';
import { chainsOf, type MemberChain } from '../../recipe/expression-walk.js';
import { INLINE_STEPS, type Scope } from '../../recipe/expression.js';
import { bareTemplate, compileTemplate, isTemplate, type Template } from '../../recipe/template.js';
import { namedData } from './named-data.js';

/** A value with its expressions compiled; evaluating it gives JSON data. A promise only of what takes long and is worked out elsewhere. */
export type Resolve<T = unknown> = (scope: Scope) => T | Promise<T>;

/** Compiles the values of one recipe, and gathers which steps they look at. */
export class Values {
  /** By the ids of steps whose output some expression names: the steps that these expressions are of. */
  readonly #readers = new Map<string, Set<string>>();
  /** Steps with an expression that looks at the outputs of all. */
  readonly #readersOfAll = new Set<string>();

  /** @param evaluator Works out what takes long. Without one, that is refused. */
  constructor(private readonly evaluator?: Evaluator) {}

  isRead(step: string): boolean {
    return this.#readersOfAll.size > 0 || this.#readers.has(step);
  }

  readersOf(step: string): readonly string[] {
    return [...new Set([...(this.#readers.get(step) ?? []), ...this.#readersOfAll])];
  }

  /**
   * Text that an expression gives is a value and is never read as a template again.
   *
   * @param reader Id of the step whose value it is.
   */
  compile(value: unknown, names: readonly string[] = [], reader = ''): Resolve {
    if (isTemplate(value)) return this.#template(value, names, reader);
    if (Array.isArray(value)) {
      const items = value.map((item) => this.compile(item, names, reader));
      return (scope) => settled(items.map((item) => item(scope)));
    }
    if (typeof value === 'object' && value !== null) {
      const fields = Object.entries(value).map(([key, inner]) => [key, this.compile(inner, names, reader)] as const);
      const keys = fields.map(([key]) => key);
      const made = (values: readonly unknown[]): unknown => Object.fromEntries(keys.map((key, place) => [key, values[place]]));
      return (scope) => then(settled(fields.map(([, inner]) => inner(scope))), (values) => made(values as readonly unknown[]));
    }
    return () => value;
  }

  condition(condition: string | boolean, names: readonly string[], reader: string): Resolve<boolean> {
    const resolve = this.compile(condition, names, reader);
    return (scope) =>
      then(resolve(scope), (value) => {
        if (typeof value === 'boolean') return value;
        throw wrongType(
          condition,
          `a condition gives true or false, and this gave ${kindOf(value)}`,
          'Compare it with something: x == 1, x != "".',
        );
      });
  }

  #template(text: string, names: readonly string[], reader: string): Resolve {
    const template = compileTemplate(text, names);
    const chains = template.expressions.flatMap(({ expression }) => chainsOf(expression.ast));
    for (const { root, keys } of chains) {
      if (root !== 'steps') continue;
      if (keys[0]) this.#notice(keys[0].name, reader);
      else this.#readersOfAll.add(reader);
    }
    return (scope) =>
      template.cost(scope) <= INLINE_STEPS ? template.evaluate(scope) : this.#elsewhere(text, template, names, chains, scope);
  }

  #notice(step: string, reader: string): void {
    const known = this.#readers.get(step) ?? new Set();
    this.#readers.set(step, known.add(reader));
  }

  #elsewhere(text: string, template: Template, names: readonly string[], chains: readonly MemberChain[], scope: Scope): Promise<unknown> {
    if (!this.evaluator) throw tooLarge(template);
    return this.evaluator.evaluate({ template: text, names, scope: namedData(chains, scope) });
  }
}

/** Compiles a value that stands outside a recipe's steps: at once, whatever it names. */
export function compileValue(value: unknown): (scope: Scope) => unknown {
  return new Values().compile(value); // Without an evaluator nothing is worked out elsewhere.
}

/** At once where that can be. */
export function then<T, U>(value: T | Promise<T>, next: (value: T) => U): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

const settled = (values: readonly unknown[]): unknown => (values.some((value) => value instanceof Promise) ? Promise.all(values) : values);

export const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `a ${typeof value}`;

/** An expression gave a value of another kind than its place takes. */
export const wrongType = (expression: unknown, problem: string, remedy: string): ExpressionError =>
  new ExpressionError(
    'expression_type',
    typeof expression === 'string' ? bareTemplate(expression) : JSON.stringify(expression),
    0,
    problem,
    remedy,
  );

const tooLarge = ({ expressions }: Template): ExpressionError =>
  new ExpressionError(
    'expression_too_large',
    expressions[0]?.expression.source ?? '',
    0,
    `it may take more than ${INLINE_STEPS} steps for this data`,
    'Use `in` for membership, or filter the list first.',
  );
