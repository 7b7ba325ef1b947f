import type { ASTNode } from '@marcbachmann/cel-js';
import { anyOf, FLAG, itemShapes, listShape, type Shape, type Shapes, TEXT } from '../shape.js';
import type { Call } from './calls.js';
import type { Inference } from './infer.js';
import { kindsOf, kindWords } from './kinds.js';

/** Functions that look at each item of a list, and how many arguments they take. */
const OVER_LISTS: Readonly<Record<string, readonly number[]>> = { all: [2], exists: [2], exists_one: [2], filter: [2], map: [2, 3] };

/** True for what binds a name or looks at its argument without evaluating it. */
export const isMacro = ({ name, target, args }: Call): boolean =>
  target === undefined
    ? name === 'has' && args.length === 1
    : isBind(name, target, args) || (OVER_LISTS[name]?.includes(args.length) === true && args[0]?.op === 'id');

const isBind = (name: string, target: ASTNode, args: readonly ASTNode[]): boolean =>
  name === 'bind' && target.op === 'id' && target.args === 'cel' && args.length === 3 && args[0]?.op === 'id';

export function inferMacro({ name, target, args }: Call, inference: Inference): Shapes {
  if (!target) {
    inference.of(args[0]!);
    return FLAG;
  }
  const variable = String(args[0]?.args);
  if (isBind(name, target, args)) return inference.inside(variable, inference.of(args[1]!)).of(args[2]!);
  const items = itemsIn(target, name, inference);
  const inside = inference.inside(variable, items);
  const last = args.at(-1)!;
  if (name === 'map') {
    if (args.length === 3) inside.flag(args[1]!, 'The test of `map`');
    return [listShape(inside.of(last))];
  }
  inside.flag(last, `The test of \`${name}\``);
  return name === 'filter' ? [listShape(items)] : FLAG;
}

/** What a macro goes through: the items of a list, the keys of a map. */
function itemsIn(target: ASTNode, name: string, inference: Inference): Shapes {
  const on = inference.of(target);
  const kinds = kindsOf(on);
  if (!on || !kinds) return undefined;
  if (!kinds.has('list') && !kinds.has('map')) {
    const remedy = kinds.has('optional') ? 'End it with a list to use instead: x.?y.orValue([]).' : 'Name a list.';
    return inference.fault({ offset: target.start, message: `\`${name}\` goes through a list, and this is ${kindWords(kinds)}.`, remedy });
  }
  const isOf = (shape: Shape, kind: 'list' | 'map'): boolean => kindsOf([shape])?.has(kind) === true;
  const lists = on.filter((shape) => isOf(shape, 'list'));
  return anyOf([...(lists.length > 0 ? [itemShapes(lists)] : []), ...(on.some((shape) => isOf(shape, 'map')) ? [TEXT] : [])]);
}
