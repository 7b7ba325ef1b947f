import type { YamlFile } from '../../yaml/yaml-file.js';
import { idsOf } from '../blocks-of.js';
import type { Places } from '../read/places.js';
import type { Block, Recipe, StepNode } from '../recipe.js';
import type { ConnectorFacts } from './connector-facts.js';
import { constantOf } from './constant.js';
import { ends } from './ends.js';
import { checkExpressions, checkType } from './expressions.js';
import { after } from './outcomes.js';
import { LATER, type Scope, stepsName, withName } from './scope.js';
import { FLAG } from './shape.js';
import { checkKind } from './steps.js';

export interface CheckContext {
  readonly file: YamlFile;
  readonly places: Places;
  readonly recipe: Recipe;
  /** By the recipe's local names. */
  readonly bound: ReadonlyMap<string, ConnectorFacts>;
  readonly recipes: ReadonlyMap<string, Recipe | undefined>;
  /** Local names of connections that something uses. */
  readonly used: Set<string>;
}

/** Where a block stands: what may not stand in it. */
export interface Surroundings {
  /** Inside a loop or a branch of `parallel`, which `return` cannot end. */
  readonly isInner?: boolean;
}

/** Checks steps one after the other, each with what is known once those before it have run. */
export class BlockChecker {
  constructor(readonly context: CheckContext) {}

  /** Gives what is known after the block. */
  check(steps: Block, scope: Scope, around: Surroundings = {}): Scope {
    let here = closeLater(scope, steps);
    let ended: StepNode | undefined;
    let isTold = false;
    for (const step of steps) {
      if (ended && !isTold) this.#unreachable(step, ended);
      isTold = ended !== undefined;
      here = this.#step(step, here, around);
      if (ends(step)) ended ??= step;
    }
    return here;
  }

  #step(step: StepNode, scope: Scope, around: Surroundings): Scope {
    const { file, places } = this.context;
    const condition = places.of(step).entries.get('if')?.value;
    if (condition && step.if !== undefined) {
      checkExpressions(file, condition, scope);
      checkType(file, condition, scope, FLAG, 'A condition', 'Compare it with something: x == 1, x != "".');
      if (step.kind !== 'branch' && constantOf(step.if) === false)
        file.fault(condition, `Step \`${step.id}\` never runs.`, 'Remove it, or its condition.', { severity: 'warning' });
    }
    const outcome = checkKind(step, scope, this, around);
    return after(scope, step.id, outcome, step.kind !== 'branch' && step.if !== undefined);
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

/** Steps of this block, and those in them, have no output until they have run. */
function closeLater(scope: Scope, block: Block): Scope {
  const steps = scope.get('steps');
  const closed = new Map([...(steps?.closed ?? []), ...idsOf(block).map((id) => [id, LATER] as const)]);
  return withName(scope, 'steps', stepsName(new Map(steps?.members), closed));
}
