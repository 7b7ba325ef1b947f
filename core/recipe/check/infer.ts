import type { ASTNode } from '@marcbachmann/cel-js';
import { FLAG, itemShapes, NUMBER, plainShape, type Shapes, shapeOf, TEXT, typesOf, WHOLE } from './shape.js';
import type { Scope } from './scope.js';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in']);
const FLAG_CALLS: ReadonlySet<string> = new Set([
  'has',
  'startsWith',
  'endsWith',
  'contains',
  'reMatches',
  'all',
  'exists',
  'exists_one',
  'hasValue',
  'bool',
]);
const WHOLE_CALLS: ReadonlySet<string> = new Set([
  'size',
  'int',
  'indexOf',
  'lastIndexOf',
  'getFullYear',
  'getMonth',
  'getDate',
  'getDayOfMonth',
  'getDayOfWeek',
  'getDayOfYear',
  'getHours',
  'getMinutes',
  'getSeconds',
  'getMilliseconds',
]);
const TEXT_CALLS: ReadonlySet<string> = new Set([
  'string',
  'substring',
  'trim',
  'lowerAscii',
  'upperAscii',
  'replace',
  'join',
  'timestamp',
  'duration',
]);

/** What an expression gives, as far as its parts tell. Undefined where they do not. */
export function infer(node: ASTNode, scope: Scope): Shapes {
  switch (node.op) {
    case 'value':
      return shapeOf(typeof node.args === 'bigint' ? 0 : node.args, () => TEXT);
    case 'id':
      return scope.get(node.args)?.shapes;
    case '.':
      return member(node, scope);
    case '[]':
      return itemShapes(infer(node.args[0], scope));
    case 'list':
      return [plainShape({ type: 'array' })];
    case 'map':
      return [plainShape({ type: 'object' })];
    case '!_':
      return FLAG;
    case '?:':
      return either(infer(node.args[1], scope), infer(node.args[2], scope));
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(node, scope);
    case 'call':
      return called(node.args[0]);
    case 'rcall':
      return receiver(node, scope);
    default:
      return COMPARISONS.has(node.op) ? FLAG : undefined;
  }
}

/** What a member of a value is; undefined where nothing is known, empty where there is none. */
export function fieldShapes(shapes: Shapes, name: string): Shapes {
  if (!shapes) return undefined;
  const fields = shapes.map(({ schemas, schema }) => ({ schemas, field: schemas.field(schema, name) }));
  if (fields.some(({ field }) => field === 'open')) return undefined;
  return fields.flatMap(({ schemas, field }) => (typeof field === 'object' ? [{ schemas, schema: field }] : []));
}

function member(node: Extract<ASTNode, { op: '.' }>, scope: Scope): Shapes {
  const [target, name] = node.args;
  const members = target.op === 'id' ? scope.get(target.args)?.members : undefined;
  return members ? members.get(name) : fieldShapes(infer(target, scope), name);
}

function arithmetic({ args }: { readonly args: readonly unknown[] }, scope: Scope): Shapes {
  const [left, right] = (args as ASTNode[]).map((side) => typesOf(infer(side, scope)));
  if (!left || !right) return undefined;
  const only = (types: ReadonlySet<string>, ...allowed: string[]): boolean => [...types].every((type) => allowed.includes(type));
  if (only(left, 'integer') && only(right, 'integer')) return WHOLE;
  if (only(left, 'integer', 'number') && only(right, 'integer', 'number')) return NUMBER;
  return only(left, 'string') && only(right, 'string') ? TEXT : undefined;
}

function called(name: string): Shapes {
  if (FLAG_CALLS.has(name)) return FLAG;
  if (WHOLE_CALLS.has(name)) return WHOLE;
  if (TEXT_CALLS.has(name)) return TEXT;
  return name === 'double' ? NUMBER : undefined;
}

function receiver(node: Extract<ASTNode, { op: 'rcall' }>, scope: Scope): Shapes {
  const [name, target] = node.args;
  if (name === 'filter') return infer(target, scope);
  if (name === 'map' || name === 'split') return [plainShape({ type: 'array' })];
  if (name === 'orValue') return optional(target, scope);
  return called(name);
}

/** `x.?y.orValue(z)`: what `y` is, but for nothing. */
function optional(node: ASTNode, scope: Scope): Shapes {
  if (node.op !== '.?') return undefined;
  const [target, key] = node.args as readonly [ASTNode, unknown];
  const name = typeof key === 'string' ? key : undefined;
  const shapes = name === undefined ? undefined : fieldShapes(infer(target, scope), name);
  return shapes && shapes.length > 0 ? shapes : undefined;
}

function either(one: Shapes, other: Shapes): Shapes {
  return one && other ? [...one, ...other] : undefined;
}
