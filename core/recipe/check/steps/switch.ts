import { didYouMean } from '../../../text/did-you-mean.js';
import { itemsOf, type Place } from '../../../yaml/nodes.js';
import type { SwitchStep } from '../../recipe.js';
import { isTemplate } from '../../template.js';
import type { BlockChecker, Surroundings } from '../block.js';
import { misfit } from '../expression/fits.js';
import { checkExpressions, valueShapes } from '../expressions.js';
import { meantHere } from '../lookalikes.js';
import type { Outcome } from '../outcomes.js';
import type { Scope } from '../scope.js';
import type { Shapes } from '../shape.js';

export function checkSwitch(step: SwitchStep, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  const { file, places } = checker.context;
  const at = places.value(step, 'switch');
  const suggestion = typeof step.value === 'string' && !isTemplate(step.value) ? meantHere(step.value, scope) : undefined;
  if (suggestion) file.fault(at, 'This switch looks at a text.', `Write \`switch: ${suggestion}\`.`, { suggestion });
  else checkExpressions(file, at, scope);
  const cases = new Cases(checker, scope, suggestion ? undefined : valueShapes(step.value, scope));
  for (const one of step.cases) {
    const node = places.value(one, 'is');
    checkExpressions(file, node, scope);
    const items = itemsOf(node);
    for (const [index, value] of one.is.entries()) cases.check(value, items[index] ?? node);
  }
  const blocks = [...step.cases.map(({ steps }) => steps), step.default ?? []];
  return { ends: blocks.map((block) => checker.check(block, scope, around)), keepsVars: true };
}

/** Cases that can never be: of a value that another case has, or that the switch never gives. */
class Cases {
  readonly #seen = new Set<string>();

  constructor(
    private readonly checker: BlockChecker,
    private readonly scope: Scope,
    private readonly given: Shapes,
  ) {}

  check(value: unknown, node: Place): void {
    const { file } = this.checker.context;
    const text = JSON.stringify(value);
    const isConstant = !isTemplate(value);
    if (isConstant && this.#seen.has(text)) {
      file.fault(node, `The case ${text} stands twice; the second is never reached.`, 'Remove one of them.');
    }
    if (isConstant) this.#seen.add(text);
    const found = misfit(valueShapes(value, this.scope), this.given);
    if (!found) return;
    const words = found.words?.wanted.map(String) ?? [];
    const suggestion = didYouMean(String(value), words);
    const listed = found.words
      ? `It is one of ${found.words.wanted.map((word) => JSON.stringify(word)).join(', ')}.`
      : 'Write it as the value is: a text in quotes, a number without.';
    file.fault(
      node,
      `The value is never ${isConstant ? text : 'this'}: it ${found.problem.replace('takes', 'is')}.`,
      suggestion ? `Did you mean \`${suggestion}\`?` : listed,
      {
        ...(suggestion && { suggestion }),
      },
    );
  }
}
