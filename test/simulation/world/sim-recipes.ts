import type { ActionStep, Block, InputNode, LoopStep, Recipe, Retry, StepNode, WaitStep } from '../../../core/recipe/recipe.js';
import type { SeededRandom } from './seeded-random.js';

const OPERATIONS = ['look', 'put', 'pay', 'find', 'send'] as const;
const DURATIONS = [50, 4_000, 45_000, 200_000, 7_200_000] as const;
const KINDS = ['branch', 'switch', 'for-each', 'for-each', 'parallel', 'try', 'wait', 'wait', 'call', 'set'] as const;
const DEEPEST = 3;

/** What is known of a recipe before it runs, for whoever judges its runs. */
export interface SimRecipe {
  readonly recipe: Recipe;
  /** Distinct items of each loop, by the loop's id. */
  readonly loopSizes: ReadonlyMap<string, number>;
}

/** A recipe named `sim` of every construct, as the seed would have it. */
export function simRecipe(random: SeededRandom): SimRecipe {
  const writer = new RecipeWriter(random);
  const steps = [...writer.block(0), ...(random.chance(0.5) ? [writer.end()] : [])];
  const recipe: Recipe = {
    ...EMPTY,
    name: 'sim',
    vars: { x: 0 },
    on: [{ id: 'events', uses: { connection: 'shop', operation: 'newEvent' }, with: {} }],
    ...(random.chance(0.15) && { timeoutMs: random.pick([60_000, 900_000, 86_400_000]) }),
    ...(random.chance(0.3) && {
      concurrency: {
        key: '${{ event.lane }}',
        max: random.between(1, 2),
        full: random.pick(['queue', 'queue', 'skip', 'cancel'] as const),
      },
    }),
    steps,
    calls: writer.calls,
  };
  return { recipe, loopSizes: writer.loopSizes };
}

const EMPTY: Omit<Recipe, 'name' | 'steps'> = { connections: { shop: 'acme' }, vars: {}, inputs: {}, outputs: {}, on: [], calls: {} };

const NUMBER: InputNode = { schema: { type: 'number' }, required: true };
const TEXT: InputNode = { schema: { type: 'string' }, required: true };

class RecipeWriter {
  readonly calls: Record<string, Recipe> = {};
  readonly loopSizes = new Map<string, number>();
  #left: number;
  #ids = 0;
  /** The items around the place that is written, by name. */
  #loops: readonly (readonly [name: string, value: string])[] = [];
  #isCalled = false;

  constructor(private readonly random: SeededRandom) {
    this.#left = random.between(2, 10);
  }

  block(depth: number): Block {
    const steps: StepNode[] = [];
    for (let count = this.random.between(1, 3); count > 0 && (this.#left > 0 || steps.length === 0); count--) steps.push(this.#step(depth));
    return steps;
  }

  end(): StepNode {
    return { kind: 'return', id: this.#id('return'), value: { x: '${{ vars.x }}', n: '${{ event.n }}' } };
  }

  #id(kind: string): string {
    return `${kind}${this.#ids++}`;
  }

  #step(depth: number): StepNode {
    this.#left--;
    if (depth >= DEEPEST || this.random.chance(0.55)) return this.#action();
    const kind = this.random.pick(KINDS);
    const id = this.#id(kind.replace('-', ''));
    const timed = this.random.chance(0.08) ? { timeoutMs: this.random.pick([30_000, 600_000]) } : {};
    switch (kind) {
      case 'branch':
        return { kind, id, ...timed, if: this.#condition(), then: this.block(depth + 1), else: this.block(depth + 1) };
      case 'switch': {
        const cases = [
          { is: ['a', 'b'], steps: this.block(depth + 1) },
          { is: ['c'], steps: this.block(depth + 1) },
        ];
        return { kind, id, ...timed, value: this.#isCalled ? 'b' : '${{ event.kind }}', cases, default: this.block(depth + 1) };
      }
      case 'for-each':
        return { ...this.#loop(id, depth), ...timed };
      case 'parallel':
        return { kind, id, ...timed, branches: { a: this.block(depth + 1), b: this.block(depth + 1) } };
      case 'try': {
        const failing: StepNode[] = this.random.chance(0.3)
          ? [{ kind: 'fail', id: this.#id('fail'), message: 'on purpose', code: 'wanted' }]
          : [];
        const errors = this.random.chance(0.3) ? { errors: ['wanted', 'RejectedError'] } : {};
        return {
          kind,
          id,
          ...timed,
          try: [...this.block(depth + 1), ...failing],
          catch: { as: 'error', ...errors, steps: this.block(depth + 1) },
          ...(this.random.chance(0.4) && { finally: this.block(depth + 1) }),
        };
      }
      case 'wait':
        return this.#wait(id);
      case 'call':
        return this.#call(id, depth);
      case 'set':
        return { kind, id, vars: { x: this.#isCalled ? 1 : '${{ event.n }}' } };
    }
  }

  /** Its input tells it from every other call of every run: where it stands, whose run it is, and which items it is for. */
  #action(): ActionStep {
    const id = this.#id('s');
    const operation = this.random.pick(OPERATIONS);
    return {
      kind: 'action',
      id,
      uses: { connection: 'shop', operation },
      with: { at: id, ...this.#whose(), ...Object.fromEntries(this.#loops) },
      ...(this.random.chance(0.1) && { if: this.#condition() }),
      ...(this.random.chance(0.1) && { timeoutMs: this.random.pick([20_000, 300_000, 3_600_000]) }),
      ...(this.random.chance(0.6) && { retry: this.#retry() }),
    };
  }

  #whose(): Readonly<Record<string, string>> {
    return this.#isCalled ? { n: '${{ inputs.n }}', by: '${{ inputs.by }}' } : { n: '${{ event.n }}' };
  }

  #retry(): Retry {
    const { random } = this;
    return {
      attempts: random.between(2, 5),
      delayMs: random.pick([100, 5_000, 90_000]),
      backoff: random.pick(['constant', 'exponential']),
    };
  }

  #condition(): string {
    return this.#isCalled
      ? '${{ inputs.n > 1.0 }}'
      : this.random.pick(['${{ event.even }}', '${{ event.n > 2.0 }}', '${{ event.kind != "a" }}']);
  }

  #loop(id: string, depth: number): LoopStep {
    const { random } = this;
    const as = `i${id}`;
    const isList = random.chance(0.4);
    const size = isList ? random.between(0, 7) : random.between(1, 5);
    this.loopSizes.set(id, size);
    const around = this.#loops;
    this.#loops = [...around, [as, isList ? `\${{ ${as}.id }}` : `\${{ ${as} }}`]];
    const steps = this.block(depth + 1);
    this.#loops = around;
    const source = {
      uses: { connection: 'shop', operation: 'listOrders' },
      with: { size, at: id, ...this.#whose(), ...Object.fromEntries(around) },
      retry: this.#retry(),
    };
    return {
      kind: 'for-each',
      id,
      items: isList ? undefined : Array.from({ length: size }, (_, place) => `v${place}`),
      ...(isList && { source }),
      as,
      maxParallel: random.pick([1, 1, 2, 4]),
      onError: random.pick(['stop', 'continue']),
      ...(random.chance(0.3) && { collect: '${{ index }}' }),
      steps,
    };
  }

  #wait(id: string): WaitStep {
    const { random } = this;
    if (random.chance(0.35)) {
      const timed = random.chance(0.6) ? { timeoutMs: random.pick([60_000, 3_600_000]) } : {};
      return { kind: 'wait', id, signal: { name: random.pick(['go', 'stop']), ...timed, onTimeout: random.pick(['fail', 'continue']) } };
    }
    return { kind: 'wait', id, for: random.pick(DURATIONS) };
  }

  #call(id: string, depth: number): StepNode {
    if (this.#isCalled) return this.#action();
    const name = `called_${id}`;
    this.#isCalled = true;
    const around = this.#loops;
    this.#loops = [];
    const steps = [...this.block(depth + 1), { kind: 'return', id: this.#id('return'), value: '${{ inputs.n }}' } as const];
    this.#loops = around;
    this.#isCalled = false;
    this.calls[name] = { ...EMPTY, name, inputs: { n: NUMBER, by: TEXT }, steps };
    return { kind: 'call', id, recipe: name, with: { n: '${{ event.n }}', by: [id, ...around.map(([, value]) => value)].join(' ') } };
  }
}
