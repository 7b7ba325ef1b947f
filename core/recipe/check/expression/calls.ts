import type { ASTNode } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { CEL } from '../../cel.js';
import { anyOf, itemShapes, type Shapes } from '../shape.js';
import type { Inference } from './infer.js';
import { optional, present } from './optional.js';
import { isMacro, inferMacro } from './macros.js';
import { kindsOf, kindWords } from './kinds.js';
import { OVERLOADS } from './overloads.js';

/** A function, or a method of `target`. */
export interface Call {
  readonly name: string;
  readonly target?: ASTNode;
  readonly args: readonly ASTNode[];
  readonly node: ASTNode;
}

/** What a call gives; a fault when there is no such function, or it takes other values. */
export function inferCall(call: Call, inference: Inference): Shapes {
  const { name, target, args } = call;
  if (isMacro(call)) return inferMacro(call, inference);
  if (target?.op === 'id' && target.args === 'optional' && !inference.scope.has('optional')) {
    return optional(anyOf(args.map((one) => inference.of(one))));
  }
  if (target && (name === 'orValue' || name === 'or' || name === 'value')) return ofOptional(call, target, inference);
  return target ? method(call, target, inference) : plain(call, inference);
}

function plain(call: Call, inference: Inference): Shapes {
  const { name, args, node } = call;
  const shapes = args.map((one) => inference.of(one));
  if (name === 'dyn') return undefined;
  if (!OVERLOADS.functions.has(name)) return unknownFunction(call, OVERLOADS.functions, inference);
  const found = OVERLOADS.call(name, shapes.map(kindsOf));
  if (found?.length === 0) return refused(call, shapes, inference);
  if (args.every(({ op }) => op === 'value')) tellUnreadable(node, inference);
  return found;
}

function method(call: Call, target: ASTNode, inference: Inference): Shapes {
  const { name, args } = call;
  const on = inference.of(target);
  const shapes = args.map((one) => inference.of(one));
  if (!OVERLOADS.methods.has(name)) return unknownFunction(call, OVERLOADS.methods, inference);
  const found = OVERLOADS.method(name, [on, ...shapes].map(kindsOf));
  if (found?.length === 0) return refused(call, [on, ...shapes], inference);
  if (name === 'join') tellJoined(call, on, inference);
  if (name === 'reMatches') tellPattern(args[0], inference);
  return found;
}

function unknownFunction({ name, node }: Call, known: ReadonlySet<string>, inference: Inference): undefined {
  if (name === 'matches') return undefined; // Told where the expression is compiled, with the one to use instead.
  return inference.fault({
    offset: placeOf(name, node),
    message: `There is no function \`${name}\`.`,
    remedy: `There are ${[...known].join(', ')}.`,
    word: name,
    candidates: [...known],
  });
}

function refused({ name, target, node }: Call, shapes: readonly Shapes[], inference: Inference): undefined {
  const [first, ...rest] = shapes.map((one) => kindWords(kindsOf(one) ?? []) || 'this');
  const given = [...(target ? rest : [first ?? '', ...rest])].filter((words) => words !== '').join(', ') || 'nothing';
  const message = target ? `\`${name}\` of ${first} does not take ${given}.` : `\`${name}\` does not take ${given}.`;
  const kinds = new Set(shapes.flatMap((one) => [...(kindsOf(one) ?? [])]));
  const remedy = kinds.has('optional')
    ? 'End what may be absent with a value to use instead: x.?y.orValue("").'
    : kinds.has('double')
      ? 'A number of data may need int(): int(event.count).'
      : 'Convert it with string(), int() or double(), or see the functions in the guide.';
  return inference.fault({ offset: placeOf(name, node), message, remedy });
}

/** `x.?y.orValue(z)`: what `y` is, or `z`. */
function ofOptional({ name, args, node }: Call, target: ASTNode, inference: Inference): Shapes {
  const on = inference.of(target);
  const others = args.map((one) => inference.of(one));
  const kinds = kindsOf(on);
  if (kinds && !kinds.has('optional')) {
    return inference.fault({
      offset: placeOf(name, node),
      message: `\`${name}\` ends what may be absent, and this is always there.`,
      remedy: 'Write `.?` before the name that may be absent: event.?currency.orValue("EUR").',
    });
  }
  return name === 'or' ? anyOf([on, ...others]) : anyOf([present(on), ...others]);
}

/** A text that is written out and cannot be read: `duration("2d")`. */
function tellUnreadable(node: ASTNode, inference: Inference): void {
  try {
    CEL.evaluate(node.input.slice(node.start, node.end));
  } catch (error) {
    const problem = error instanceof Error && 'summary' in error ? String(error.summary) : 'it cannot be read';
    inference.fault({ offset: node.start, message: `This always fails: ${problem}.`, remedy: LITERAL_REMEDY });
  }
}

const LITERAL_REMEDY = 'Times are written as timestamp("2026-01-31T09:00:00Z"), spans as duration("36h"): hours, minutes, seconds.';

function tellJoined({ name, node }: Call, list: Shapes, inference: Inference): void {
  const kinds = kindsOf(itemShapes(list));
  if (!kinds || kinds.has('string')) return;
  inference.fault({
    offset: placeOf(name, node),
    message: `\`join\` puts texts together, and the items are ${kindWords(kinds)}.`,
    remedy: 'Make texts of them: list.map(x, string(x)).join(", ").',
  });
}

function tellPattern(pattern: ASTNode | undefined, inference: Inference): void {
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') return;
  try {
    RE2JS.compile(pattern.args);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    inference.fault({
      offset: pattern.start,
      message: `This pattern cannot be read: ${problem}.`,
      remedy: 'Patterns are RE2: no look-around, no back-references.',
    });
  }
}

/** Where a function's name stands. */
export const placeOf = (name: string, node: ASTNode): number => {
  const from = node.op === 'rcall' ? node.args[1].end : node.start;
  const found = node.input.indexOf(name, from);
  return found === -1 ? node.start : found;
};
