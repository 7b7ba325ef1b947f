import { fieldNames, fieldShapes, type Shapes } from '../shape.js';
import type { Name } from '../scope.js';
import type { ExpressionFault } from './fault.js';

/** A name after a dot, and where it stands in the expression. */
export interface Member {
  readonly name: string;
  readonly offset: number;
}

export type Found = { readonly shapes: Shapes; readonly fault?: ExpressionFault };

/** A member of a name whose members are known one by one, as `steps.order`. */
export function memberOfName({ members, closed, missing = 'There is no', remedy = '' }: Name, { name, offset }: Member): Found {
  const shut = closed?.get(name);
  if (shut) return { shapes: undefined, fault: { offset, message: `Step \`${name}\` ${shut.why}`, remedy: shut.remedy } };
  if (members?.has(name)) return { shapes: members.get(name) };
  const fault = { offset, message: `${missing} \`${name}\`.`, remedy, word: name, candidates: [...(members?.keys() ?? [])] };
  return { shapes: undefined, fault };
}

/** A member of any other value: missing when none of the shapes has it. */
export function memberOfValue(target: Shapes, { name, offset }: Member): Found {
  const shapes = fieldShapes(target, name);
  if (shapes === undefined || shapes.length > 0 || target?.length === 0) return { shapes };
  const candidates = fieldNames(target);
  const known = candidates.map((one) => `\`${one}\``).join(', ');
  const remedy = known ? `There are ${known}.` : 'This value has no fields.';
  return { shapes: undefined, fault: { offset, message: `There is no field \`${name}\`.`, remedy, word: name, candidates } };
}
