import { MAPPABLE_ERRORS } from 'trunkline/document';
import { didYouMean } from '../../../text/did-you-mean.js';
import { itemsOf } from '../../../yaml/nodes.js';
import type { Block, BranchStep, CatchNode, ParallelStep, SwitchStep, TryStep } from '../../recipe.js';
import { isTemplate } from '../../template.js';
import type { BlockChecker, Surroundings } from '../block.js';
import { checkExpressions, valueShapes } from '../expressions.js';
import { newOutputs, newVars } from '../outcomes.js';
import { CAUGHT, type Scope, withName } from '../scope.js';
import { type Shapes, wordsOf } from '../shape.js';
import type { Outcome } from '../steps.js';

export function checkBranch(step: BranchStep, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  return arms([step.then, step.else ?? []], scope, checker, around);
}

export function checkSwitch(step: SwitchStep, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  const { file, places } = checker.context;
  checkExpressions(file, places.value(step, 'switch'), scope);
  const words = wordsOf(valueShapes(step.value, scope));
  const seen = new Set<string>();
  for (const one of step.cases) {
    const node = places.value(one, 'is');
    checkExpressions(file, node, scope);
    for (const value of one.is.filter((value) => !isTemplate(value))) {
      const text = JSON.stringify(value);
      if (seen.has(text)) file.fault(node, `The case ${text} stands twice; the second is never reached.`, 'Remove one of them.');
      else if (words && !words.includes(value)) {
        const suggestion = didYouMean(String(value), words.map(String));
        file.fault(
          node,
          `The value is never ${text}.`,
          suggestion ? `Did you mean \`${suggestion}\`?` : `It is one of ${words.map((word) => JSON.stringify(word)).join(', ')}.`,
        );
      }
      seen.add(text);
    }
  }
  return arms([...step.cases.map(({ steps }) => steps), step.default ?? []], scope, checker, around);
}

export function checkParallel(step: ParallelStep, scope: Scope, checker: BlockChecker): Outcome {
  const outputs = Object.values(step.branches).map((block) => newOutputs(scope, checker.check(block, scope, { isInner: true })));
  return { outputs: new Map(outputs.flatMap((one) => [...one])) };
}

export function checkTry(step: TryStep, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  const tried = arms([step.try], scope, checker, around);
  const caught = step.catch ? checkCatch(step.catch, scope, checker, around) : {};
  const between = withOutputs(scope, [tried, caught]);
  const last = arms([step.finally ?? []], between, checker, { ...around, isInner: true });
  return merge([tried, caught, last]);
}

function checkCatch(node: CatchNode, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  const { file, places } = checker.context;
  const errors = itemsOf(places.of(node).entries.get('errors')?.value);
  for (const [index, name] of (node.errors ?? []).entries()) {
    if (!/^[A-Z]/.test(name) || NAMES.includes(name)) continue;
    const suggestion = didYouMean(name, NAMES);
    file.fault(
      errors[index],
      `There is no error \`${name}\`.`,
      suggestion ? `Did you mean \`${suggestion}\`?` : `Errors are ${NAMES.join(', ')}, or codes in small letters.`,
      {
        ...(suggestion && { suggestion }),
      },
    );
  }
  return arms([node.steps], withName(scope, node.as, CAUGHT), checker, around);
}

const NAMES: readonly string[] = [
  ...MAPPABLE_ERRORS,
  'PartialFailureError',
  'PaginationLoopError',
  'RunError',
  'DeadlineError',
  'ExpressionError',
  'StoreError',
];

/** Blocks of which one runs: what they give may be there afterwards. */
function arms(blocks: readonly Block[], scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  const scopes = blocks.map((block) => checker.check(block, scope, around));
  return {
    outputs: new Map(scopes.flatMap((one) => [...newOutputs(scope, one)])),
    vars: new Map(scopes.flatMap((one) => [...newVars(scope, one)])),
  };
}

function merge(outcomes: readonly Outcome[]): Outcome {
  const all = (pick: (one: Outcome) => ReadonlyMap<string, Shapes> | undefined): ReadonlyMap<string, Shapes> =>
    new Map(outcomes.flatMap((one) => [...(pick(one) ?? [])]));
  return { outputs: all(({ outputs }) => outputs), vars: all(({ vars }) => vars) };
}

function withOutputs(scope: Scope, outcomes: readonly Outcome[]): Scope {
  const steps = scope.get('steps')!;
  const { outputs } = merge(outcomes);
  return withName(scope, 'steps', { ...steps, members: new Map([...(steps.members ?? []), ...(outputs ?? [])]) });
}
