import type { Place } from '../../../yaml/nodes.js';
import type { YamlFile } from '../../../yaml/yaml-file.js';
import { idsOf } from '../../blocks-of.js';
import type { LoopStep } from '../../recipe.js';
import { isTemplate } from '../../template.js';
import type { BlockChecker } from '../block.js';
import { checkExpressions, checkType, valueShapes } from '../expressions.js';
import { checkInput } from '../input.js';
import { meantHere } from '../lookalikes.js';
import { checkName } from '../names.js';
import { IN_LOOP, type Scope, withName } from '../scope.js';
import { FLAG, itemShapes, listShape, mapShape, NUMBER, type Shapes, TEXT, WHOLE } from '../shape.js';
import type { Outcome } from '../outcomes.js';
import { checkUses } from '../uses.js';

const NO_LIST = '`for-each` goes through a list.';
const LIST_REMEDY = 'Name one, `${{ event.items }}`, or a list action, `{ uses: shop.listOrders }`.';
const LIST = [listShape(undefined)];
const KEY = [...TEXT, ...NUMBER];

export function checkLoop(step: LoopStep, scope: Scope, checker: BlockChecker): Outcome {
  const { file, places } = checker.context;
  const item = step.source ? checkSource(step, scope, checker) : checkItems(step, scope, checker);
  checkName(checker.context, step, step.as, scope);
  const inside = withName(withName(scope, step.as, { shapes: item }), 'index', { shapes: WHOLE });
  const { entries } = places.of(step);
  const key = step.key === undefined ? undefined : entries.get('key')?.value;
  checkExpressions(file, key, inside);
  checkType(file, key, inside, KEY, 'A key', 'Give a text or a number that tells items apart.');
  const closed = new Map(idsOf(step.steps).map((id) => [id, IN_LOOP]));
  const end = checker.check(step.steps, inside, { isInner: true });
  const collect = entries.get('collect')?.value;
  checkExpressions(file, collect, end);
  const collected = step.collect === undefined ? {} : { items: [listShape(valueShapes(step.collect, end))] };
  return { output: { shapes: [mapShape(new Map(Object.entries({ ...COUNTS, ...collected })))] }, closed };
}

function checkItems(step: LoopStep, scope: Scope, { context }: BlockChecker): Shapes {
  const { file, places } = context;
  const node = places.value(step, 'for-each');
  if (typeof step.items === 'string' && !isTemplate(step.items)) refuseText(file, node, step.items, scope);
  else checkExpressions(file, node, scope);
  checkType(file, node, scope, LIST, '`for-each`', 'Name a list, or a list action: `for-each: { uses: shop.listOrders }`.');
  if (typeof step.items !== 'string' && !Array.isArray(step.items)) {
    file.fault(node, NO_LIST, LIST_REMEDY);
  }
  return itemShapes(valueShapes(step.items, scope));
}

function refuseText(file: YamlFile, node: Place, text: string, scope: Scope): void {
  const suggestion = meantHere(text, scope);
  file.fault(node, NO_LIST, suggestion ? `Write \`for-each: ${suggestion}\`.` : LIST_REMEDY, { ...(suggestion && { suggestion }) });
}

function checkSource(step: LoopStep, scope: Scope, { context }: BlockChecker): Shapes {
  const { file, places, bound, recipe, used } = context;
  const source = step.source!;
  used.add(source.uses.connection);
  const { node, entries } = places.of(source);
  const operation = checkUses(file, { uses: source.uses, node: places.value(source, 'uses'), wanted: 'list' }, bound, recipe.connections);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  if (operation) checkInput(file, node, input, operation.taker, scope);
  return operation && (operation.result ? [operation.result] : undefined);
}

const COUNTS: Readonly<Record<string, Shapes>> = {
  ...Object.fromEntries(['succeeded', 'failed', 'skipped', 'uncertain'].map((name) => [name, WHOLE])),
  complete: FLAG,
};
