import type { ASTNode } from '@marcbachmann/cel-js';
import { anyOf, FLAG, itemShapes, listShape, type Shapes, wordsOf } from '../shape.js';
import type { Inference } from './infer.js';
import type { Kind } from './kind.js';
import { kindsOf, kindWords } from './kinds.js';
import { OVERLOADS } from './overloads.js';

type Kinds = ReadonlySet<Kind> | undefined;
type Two = readonly [ASTNode, ASTNode];

/** What an operator gives for its operands; a fault when it takes no such. */
export function inferOperator(node: ASTNode, inference: Inference): Shapes {
  switch (node.op) {
    case '&&':
    case '||':
      for (const side of node.args) inference.flag(side, `A side of \`${node.op}\``);
      return FLAG;
    case '!_':
    case '-_':
      return unary(node, inference);
    default:
      return binary(node, node.args as unknown as Two, inference);
  }
}

function unary(node: Extract<ASTNode, { op: '!_' | '-_' }>, inference: Inference): Shapes {
  const sign = node.op === '!_' ? '!' : '-';
  const kinds = kindsOf(inference.of(node.args));
  const found = OVERLOADS.unary(sign, kinds);
  if (found?.length !== 0 || !kinds) return found;
  const remedy = sign === '!' ? 'Compare it with something: x == 1, x != "".' : 'Convert it with int() or double().';
  return inference.fault({ offset: node.start, message: `\`${sign}\` does not take ${kindWords(kinds)}.`, remedy });
}

function binary({ op, input }: ASTNode, [one, other]: Two, inference: Inference): Shapes {
  const pos = Math.max(one.start, input.indexOf(op, one.end));
  const [left, right] = [inference.of(one), inference.of(other)];
  const [a, b] = [kindsOf(left), kindsOf(right)];
  if (op === 'in') return membership(pos, [left, right], inference);
  const found = OVERLOADS.operator(op, a, b);
  if (found?.length === 0 && a && b) {
    const remedy = (op === '+' ? joining([one, a], [other, b]) : undefined) ?? conversion(op, a, b);
    return inference.fault({ offset: pos, message: mismatch(op, a, b), remedy });
  }
  if (op === '==' || op === '!=') tellOtherWords(op, [one.start, other.start], [left, right], inference);
  const isList = op === '+' && a?.has('list') && b?.has('list');
  return isList ? [listShape(anyOf([itemShapes(left), itemShapes(right)]))] : found;
}

function mismatch(op: string, left: ReadonlySet<Kind>, right: ReadonlySet<Kind>): string {
  const [one, other] = [kindWords(left), kindWords(right)];
  if (op === '==' || op === '!=') return `${capital(one)} is never equal to ${other}.`;
  if (/[<>]/.test(op)) return `${capital(one)} cannot be compared with ${other}.`;
  return `\`${op}\` does not take ${one} and ${other}.`;
}

function conversion(op: string, left: Kinds, right: Kinds): string {
  const has = (kind: Kind): boolean => left?.has(kind) === true || right?.has(kind) === true;
  if (has('timestamp') || (has('duration') && op === '-'))
    return 'Read a time from a text with timestamp(), a span of time with duration().';
  if (has('duration')) return 'Read a span of time from a text with duration(), a time with timestamp().';
  if (op === '%') return 'Numbers of data need int(): int(event.count) % 2.';
  if (has('null')) return 'Test for null first: x != null && x > 1.';
  if (has('optional')) return 'End what may be absent with a value to use instead: x.?y.orValue("").';
  return 'Convert one side with string(), int() or double().';
}

/** What to write where a text and what can become one stand beside a `+`. */
function joining(
  [one, left]: readonly [ASTNode, ReadonlySet<Kind>],
  [other, right]: readonly [ASTNode, ReadonlySet<Kind>],
): string | undefined {
  const [node, kinds] = left.has('string') ? [other, right] : [one, left];
  if (left.has('string') === right.has('string') || [...kinds].some((kind) => !JOINED.has(kind))) return undefined;
  const source = node.input.slice(node.start, node.end).trim();
  return `Make a text of it: string(${source}). Or write a text with the expression in it: \`no. \${{ ${source} }}\`.`;
}

const JOINED: ReadonlySet<Kind> = new Set(['int', 'uint', 'double', 'bool']);

/** Two values of a few words each that have none in common: told at the one that is the fewer, mostly a text that is written out. */
function tellOtherWords(op: string, at: readonly [number, number], [left, right]: readonly [Shapes, Shapes], inference: Inference): void {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (!one || !other || one.some((word) => other.includes(word)) || [...one, ...other].includes(null)) return;
  const [words, [word], offset] = one.length > other.length ? [one, other, at[1]] : [other, one, at[0]];
  const candidates = words.map(String);
  inference.fault({
    offset,
    message: `The value is never ${JSON.stringify(word)}, so this is always ${String(op === '!=')}.`,
    remedy: `It is one of ${words.map((each) => JSON.stringify(each)).join(', ')}.`,
    ...(typeof word === 'string' && { word, candidates }),
  });
}

function membership(offset: number, [item, list]: readonly [Shapes, Shapes], inference: Inference): Shapes {
  const [wanted, kinds] = [kindsOf(item), kindsOf(list)];
  if (kinds && !kinds.has('list') && !kinds.has('map')) {
    return inference.fault({ offset, message: `\`in\` looks into a list or a map, not into ${kindWords(kinds)}.`, remedy: IN_REMEDY });
  }
  const held = kinds?.size === 1 && kinds.has('list') ? kindsOf(itemShapes(list)) : undefined;
  if (wanted && held && OVERLOADS.operator('==', wanted, held)?.length === 0) {
    return inference.fault({
      offset,
      message: `${capital(kindWords(wanted))} is never in this list: an item is ${kindWords(held)}.`,
      remedy: 'Convert it with string(), int() or double().',
    });
  }
  if (held) tellOtherWords('==', [offset, offset], [item, itemShapes(list)], inference);
  return FLAG;
}

const IN_REMEDY = 'For a text use text.contains(part).';
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
