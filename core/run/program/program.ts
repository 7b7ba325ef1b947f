import type { Scope } from '../../recipe/expression.js';
import type { Recipe, Retry, SignalWait, Uses } from '../../recipe/recipe.js';
import type { RecipeValues } from './recipe-values.js';
import type { Resolve } from './resolve.js';

/** A recipe ready to run: each expression is compiled once, however many runs use it. */
export interface Program {
  readonly recipe: Recipe;
  readonly steps: readonly ProgramStep[];
  readonly values: RecipeValues;
  readonly calls: ReadonlyMap<string, Program>;
  /** True when some expression looks at the output of this step. */
  isRead(step: string): boolean;
  /** Ids of the steps whose expressions look at it; a loop's are those of its `collect` too. */
  readersOf(step: string): readonly string[];
}

export type ProgramStep =
  | ActionProgram
  | BranchProgram
  | SwitchProgram
  | LoopProgram
  | ParallelProgram
  | TryProgram
  | WaitProgram
  | CallProgram
  | SetProgram
  | ReturnProgram
  | FailProgram;

interface Base {
  readonly id: string;
  readonly guard?: Resolve<boolean>;
  readonly timeoutMs?: number;
}

export interface ActionProgram extends Base {
  readonly kind: 'action';
  readonly uses: Uses;
  readonly input: Resolve;
  readonly retry?: Retry;
  /** Path of the file that a download becomes, or that an upload sends. */
  readonly file?: Resolve;
}

export interface BranchProgram extends Base {
  readonly kind: 'branch';
  readonly test: Resolve<boolean>;
  readonly then: readonly ProgramStep[];
  readonly else: readonly ProgramStep[];
}

export interface SwitchProgram extends Base {
  readonly kind: 'switch';
  readonly value: Resolve;
  readonly cases: readonly { readonly is: readonly Resolve[]; readonly steps: readonly ProgramStep[] }[];
  readonly default: readonly ProgramStep[];
}

export interface LoopProgram extends Base {
  readonly kind: 'for-each';
  readonly items: Resolve<readonly unknown[]>;
  readonly source?: { readonly uses: Uses; readonly input: Resolve; readonly limit: number; readonly retry?: Retry };
  readonly as: string;
  readonly key?: Resolve;
  readonly maxParallel: number;
  readonly onError: 'stop' | 'continue';
  readonly collect?: Resolve;
  readonly steps: readonly ProgramStep[];
}

export interface ParallelProgram extends Base {
  readonly kind: 'parallel';
  readonly branches: readonly (readonly ProgramStep[])[];
}

export interface TryProgram extends Base {
  readonly kind: 'try';
  readonly try: readonly ProgramStep[];
  readonly catch?: { readonly as: string; readonly errors?: readonly string[]; readonly steps: readonly ProgramStep[] };
  readonly finally: readonly ProgramStep[];
}

export interface WaitProgram extends Base {
  readonly kind: 'wait';
  /** The instant to wait for, from the one at which the step began. */
  readonly until?: (scope: Scope, begun: number) => number | Promise<number>;
  readonly signal?: SignalWait;
}

export interface CallProgram extends Base {
  readonly kind: 'call';
  readonly recipe: string;
  readonly input: Resolve;
}

export interface SetProgram extends Base {
  readonly kind: 'set';
  readonly vars: Resolve;
}

export interface ReturnProgram extends Base {
  readonly kind: 'return';
  readonly value: Resolve;
}

export interface FailProgram extends Base {
  readonly kind: 'fail';
  readonly message: Resolve;
  readonly code: string;
}
