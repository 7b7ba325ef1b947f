import { MAPPABLE_ERRORS } from 'trunkline/document';
import { didYouMean } from '../../../text/did-you-mean.js';
import { itemsOf } from '../../../yaml/nodes.js';
import type { CatchNode, TryStep } from '../../recipe.js';
import type { BlockChecker, Surroundings } from '../block.js';
import { checkName } from '../names.js';
import { type Outcome, perhaps } from '../outcomes.js';
import { CAUGHT, type Scope, withName } from '../scope.js';

/** `catch` and `finally` see what came to pass before the failure: some of the steps, perhaps all. */
export function checkTry(step: TryStep, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  const tried = checker.check(step.try, scope, around);
  const failed = perhaps(scope, tried);
  const caught = step.catch ? checkCatch(step.catch, failed, checker, around) : tried;
  const last = step.finally && checker.check(step.finally, perhaps(failed, caught), { ...around, isInner: true });
  return { ends: last ? [tried, caught, last] : [tried, caught], keepsVars: true };
}

function checkCatch(node: CatchNode, scope: Scope, checker: BlockChecker, around: Surroundings): Scope {
  const { file, places } = checker.context;
  const errors = itemsOf(places.of(node).entries.get('errors')?.value);
  for (const [index, name] of (node.errors ?? []).entries()) {
    if (CODE.test(name) || NAMES.includes(name)) continue;
    const suggestion = didYouMean(name, NAMES);
    const otherwise = `Errors are ${NAMES.join(', ')}, or codes in small letters, as \`email_taken\`.`;
    file.fault(errors[index], `There is no error \`${name}\`.`, suggestion ? `Did you mean \`${suggestion}\`?` : otherwise, {
      ...(suggestion && { suggestion }),
    });
  }
  checkName(checker.context, node, node.as, scope);
  return checker.check(node.steps, withName(scope, node.as, CAUGHT), around);
}

/** What a vendor or a `fail` calls an error. */
const CODE = /^[a-z0-9][A-Za-z0-9_.:-]*$/;

const NAMES: readonly string[] = [
  ...MAPPABLE_ERRORS,
  'PartialFailureError',
  'PaginationLoopError',
  'RunError',
  'DeadlineError',
  'ExpressionError',
  'StoreError',
];
