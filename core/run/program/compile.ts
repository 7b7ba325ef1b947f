import type { Evaluator } from '../../ports/evaluator.js';
import type { ActionStep, Block, LoopStep, Recipe, StepNode, SwitchStep, TryStep, WaitStep } from '../../recipe/recipe.js';
import { parseDuration } from '../../text/duration.js';
import type { ActionProgram, LoopProgram, Program, ProgramStep, SwitchProgram, TryProgram, WaitProgram } from './program.js';
import { RecipeValues } from './recipe-values.js';
import { kindOf, then, Values, wrongType } from './resolve.js';

/**
 * Compiles a checked recipe with those it calls. Throws an ExpressionError for an expression that cannot be read.
 *
 * @param evaluator Works out expressions that take long; without one they fail.
 */
export function compileRecipe(recipe: Recipe, evaluator?: Evaluator): Program {
  const values = new Values(evaluator);
  return {
    recipe,
    steps: new Compiler(values).block(recipe.steps),
    values: new RecipeValues(recipe),
    calls: new Map(Object.entries(recipe.calls).map(([name, called]) => [name, compileRecipe(called, evaluator)])),
    isRead: (step) => values.isRead(step),
    readersOf: (step) => values.readersOf(step),
  };
}

class Compiler {
  constructor(
    private readonly values: Values,
    /** Names that loops and `catch` around this place have given. */
    private readonly names: readonly string[] = [],
    /** Id of the step whose values these are. */
    private readonly step = '',
  ) {}

  block(steps: Block | undefined): readonly ProgramStep[] {
    return (steps ?? []).map((step) => new Compiler(this.values, this.names, step.id).#step(step));
  }

  #step(step: StepNode): ProgramStep {
    const { id, timeoutMs } = step;
    const guard = step.kind !== 'branch' && step.if !== undefined ? this.values.condition(step.if, this.names, this.step) : undefined;
    const base = { id, ...(guard && { guard }), ...(timeoutMs !== undefined && { timeoutMs }) };
    switch (step.kind) {
      case 'action':
        return { ...base, ...this.#action(step) };
      case 'branch': {
        const test = this.values.condition(step.if, this.names, this.step);
        return { ...base, kind: 'branch', test, then: this.block(step.then), else: this.block(step.else) };
      }
      case 'switch':
        return { ...base, ...this.#switch(step) };
      case 'for-each':
        return { ...base, ...this.#loop(step) };
      case 'parallel':
        return { ...base, kind: 'parallel', branches: Object.values(step.branches).map((steps) => this.block(steps)) };
      case 'try':
        return { ...base, ...this.#try(step) };
      case 'wait':
        return { ...base, ...this.#wait(step) };
      case 'call':
        return { ...base, kind: 'call', recipe: step.recipe, input: this.#value(step.with) };
      case 'set':
        return { ...base, kind: 'set', vars: this.#value(step.vars) };
      case 'return':
        return { ...base, kind: 'return', value: this.#value(step.value) };
      case 'fail':
        return { ...base, kind: 'fail', message: this.#value(step.message), code: step.code ?? 'failed' };
    }
  }

  #action({ uses, with: input, retry, to, from }: ActionStep): Omit<ActionProgram, 'id'> {
    const file = to ?? from;
    return {
      kind: 'action',
      uses,
      input: this.#value(input),
      ...(retry && { retry }),
      ...(file !== undefined && { file: this.#value(file) }),
    };
  }

  #switch({ value, cases, default: otherwise }: SwitchStep): Omit<SwitchProgram, 'id'> {
    return {
      kind: 'switch',
      value: this.#value(value),
      cases: cases.map(({ is, steps }) => ({ is: is.map((one) => this.#value(one)), steps: this.block(steps) })),
      default: this.block(otherwise),
    };
  }

  #loop(step: LoopStep): Omit<LoopProgram, 'id'> {
    const { items, source, as, key, maxParallel, onError, collect, steps } = step;
    const inside = new Compiler(this.values, [...this.names, as, 'index'], this.step);
    const list = this.#value(items ?? []);
    return {
      kind: 'for-each',
      items: (scope) => {
        return then(list(scope), (value) => {
          if (Array.isArray(value)) return value as readonly unknown[];
          throw wrongType(items, `a loop goes through a list, and this gave ${kindOf(value)}`, 'Name a list, or write [x] for one item.');
        });
      },
      ...(source && {
        source: {
          uses: source.uses,
          input: this.#value(source.with),
          limit: source.limit ?? Infinity,
          ...(source.retry && { retry: source.retry }),
        },
      }),
      as,
      ...(key !== undefined && { key: inside.#value(key) }),
      maxParallel,
      onError,
      ...(collect !== undefined && { collect: inside.#value(collect) }),
      steps: inside.block(steps),
    };
  }

  #try({ try: tried, catch: caught, finally: last }: TryStep): Omit<TryProgram, 'id'> {
    const inside = caught && new Compiler(this.values, [...this.names, caught.as]);
    return {
      kind: 'try',
      try: this.block(tried),
      ...(inside && {
        catch: { as: caught.as, ...(caught.errors && { errors: caught.errors }), steps: inside.block(caught.steps) },
      }),
      finally: this.block(last),
    };
  }

  #wait({ for: length, until, signal }: WaitStep): Omit<WaitProgram, 'id'> {
    if (signal) return { kind: 'wait', signal };
    if (typeof length === 'number') return { kind: 'wait', until: (_scope, begun) => begun + length };
    const value = this.#value(length ?? until);
    if (length !== undefined) {
      return { kind: 'wait', until: (scope, begun) => then(value(scope), (given) => begun + durationOf(length, given)) };
    }
    return { kind: 'wait', until: (scope) => then(value(scope), (given) => instantOf(until, given)) };
  }

  #value(value: unknown): ReturnType<Values['compile']> {
    return this.values.compile(value, this.names, this.step);
  }
}

/** A text as `90s`, as CEL writes durations too, or a number of seconds. */
function durationOf(expression: unknown, value: unknown): number {
  if (typeof value === 'number' && value >= 0) return value * 1_000;
  const seconds = typeof value === 'string' ? /^(\d{1,12}(?:\.\d{1,9})?)s$/.exec(value)?.[1] : undefined;
  const ms = seconds !== undefined ? Number(seconds) * 1_000 : typeof value === 'string' ? parseDuration(value) : undefined;
  if (ms !== undefined) return ms;
  throw wrongType(
    expression,
    `a wait takes a duration, and this gave ${kindOf(value)}`,
    'Give a text as "90s" or "2h", or a number of seconds.',
  );
}

function instantOf(expression: unknown, value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw wrongType(expression, `a wait takes an instant, and this gave ${kindOf(value)}`, 'Give an ISO 8601 time, as 2026-01-31T09:00:00Z.');
}
