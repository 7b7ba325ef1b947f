import type { YamlFile } from '../../yaml/yaml-file.js';
import type { Places } from '../read/places.js';
import type { Block, Recipe, StepNode } from '../recipe.js';
import { idsOf } from '../blocks-of.js';
import type { ConnectorFacts } from './connector-facts.js';
import { checkExpressions, checkType } from './expressions.js';
import { type Scope, stepsName, withName, withVars } from './scope.js';
import { checkKind, type Outcome } from './steps.js';

export interface CheckContext {
  readonly file: YamlFile;
  readonly places: Places;
  readonly recipe: Recipe;
  /** By the recipe's local names. */
  readonly bound: ReadonlyMap<string, ConnectorFacts>;
  readonly recipes: ReadonlyMap<string, Recipe>;
  /** Local names of connections that something uses. */
  readonly used: Set<string>;
}

/** Where a block stands: what may not stand in it. */
export interface Surroundings {
  /** Inside a loop or a branch of `parallel`, which `return` cannot end. */
  readonly isInner?: boolean;
}

const FLAG_TYPE: ReadonlySet<string> = new Set(['boolean']);

/** Checks steps one after the other, each with what is known once those before it have run. */
export class BlockChecker {
  constructor(readonly context: CheckContext) {}

  /** Gives what is known after the block. */
  check(steps: Block, scope: Scope, around: Surroundings = {}): Scope {
    let here = closeLater(scope, steps);
    let ended: StepNode | undefined;
    for (const step of steps) {
      if (ended) this.#unreachable(step, ended);
      here = this.#step(step, here, around);
      if (ends(step)) ended ??= step;
    }
    return here;
  }

  #step(step: StepNode, scope: Scope, around: Surroundings): Scope {
    const { file, places } = this.context;
    const condition = places.of(step).entries.get('if')?.value;
    if (condition) {
      checkExpressions(file, condition, scope);
      checkType(file, condition, scope, FLAG_TYPE, 'A condition', 'Compare it with something: x == 1, x != "".');
      if (step.if === false && step.kind !== 'branch')
        file.fault(condition, `Step \`${step.id}\` never runs.`, 'Remove it, or its condition.', { severity: 'warning' });
    }
    const outcome = checkKind(step, scope, this, around);
    return after(scope, step, outcome);
  }

  #unreachable(step: StepNode, ended: StepNode): void {
    const { file, places } = this.context;
    file.fault(
      places.of(step).node,
      'This step is never reached.',
      `The \`${ended.kind}\` before it always ends the block; remove one of them.`,
    );
  }
}

/** True for a step after which nothing more of its block can run. */
function ends(step: StepNode): boolean {
  if (step.kind === 'return' || step.kind === 'fail') return step.if === undefined || step.if === true;
  if (step.kind !== 'branch') return false;
  const endsIn = (block: Block | undefined): boolean => block?.some(ends) ?? false;
  return endsIn(step.then) && endsIn(step.else);
}

function after(scope: Scope, step: StepNode, { output, outputs, vars, hidden }: Outcome): Scope {
  const steps = scope.get('steps');
  const members = new Map(steps?.members);
  const closed = new Map(steps?.closed);
  closed.delete(step.id);
  members.set(step.id, output);
  for (const [id, shapes] of outputs ?? []) members.set(id, shapes);
  for (const id of hidden ?? []) closed.set(id, 'runs inside a loop and is not seen outside it.');
  const next = withName(scope, 'steps', stepsName(members, closed));
  return vars ? withVars(next, vars) : next;
}

/** Steps of this block, and those in them, have no output until they have run. */
function closeLater(scope: Scope, block: Block): Scope {
  const steps = scope.get('steps');
  const closed = new Map(steps?.closed);
  for (const id of idsOf(block)) closed.set(id, 'has not run yet here.');
  return withName(scope, 'steps', stepsName(new Map(steps?.members), closed));
}
