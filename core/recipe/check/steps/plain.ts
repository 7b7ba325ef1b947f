import { entryOf, type Place } from '../../../yaml/nodes.js';
import type { FailStep, SetStep, WaitStep } from '../../recipe.js';
import { isTemplate } from '../../template.js';
import type { BlockChecker } from '../block.js';
import { checkExpressions, checkType, valueShapes } from '../expressions.js';
import type { Outcome } from '../outcomes.js';
import type { Scope } from '../scope.js';
import { NUMBER, TEXT } from '../shape.js';

const LENGTH = [...TEXT, ...NUMBER];

export function checkWait(step: WaitStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places } = context;
  const node = places.value(step, 'wait');
  checkExpressions(file, node, scope);
  if (typeof step.for === 'string') checkType(file, node, scope, LENGTH, 'A wait', 'Give a duration as "90s", or a number of seconds.');
  if (step.until !== undefined) checkUntil(step.until, entryOf(node, 'until'), context, scope);
  return step.signal ? { output: { shapes: undefined } } : {};
}

function checkUntil(until: string, node: Place, { file }: BlockChecker['context'], scope: Scope): void {
  const remedy = 'Give an ISO 8601 time, as 2026-01-31T09:00:00Z, or `${{ string(timestamp(…) + duration("1h")) }}`.';
  checkType(file, node, scope, TEXT, '`until`', remedy);
  const message = `\`${until}\` is no instant.`;
  if (!isTemplate(until) && Number.isNaN(Date.parse(until))) file.fault(node, message, remedy);
}

export function checkSet(step: SetStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places } = context;
  checkExpressions(file, places.value(step, 'set'), scope);
  return { vars: new Map(Object.entries(step.vars).map(([name, value]) => [name, valueShapes(value, scope)])) };
}

export function checkFail(step: FailStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places } = context;
  const node = places.value(step, 'fail');
  checkExpressions(file, node, scope);
  checkType(file, entryOf(node, 'message') ?? node, scope, TEXT, 'A message', 'Put it into a text: "total is ${{ event.total }}".');
  return {};
}
