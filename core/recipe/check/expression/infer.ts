import type { ASTNode } from '@marcbachmann/cel-js';
import { ROOTS } from '../../cel.js';
import { type Name, type Scope, withName } from '../scope.js';
import { anyOf, itemShapes, listShape, MAP, mapShape, plainShape, type Shapes, typeOfValue } from '../shape.js';
import type { ExpressionFault } from './fault.js';
import { inferCall } from './calls.js';
import { kindsOf, kindWords } from './kinds.js';
import { type Found, type Member, memberOfName, memberOfValue } from './members.js';
import { isAbsent, optional } from './optional.js';
import { inferOperator } from './operators.js';

/** What an expression gives, as far as its parts tell, and what is wrong with it. */
export interface Inferred {
  /** Undefined where the parts do not tell. */
  readonly shapes: Shapes;
  readonly faults: readonly ExpressionFault[];
}

export function inferExpression(ast: ASTNode, scope: Scope): Inferred {
  const faults: ExpressionFault[] = [];
  const shapes = new Inference(scope, faults).of(ast);
  return { shapes, faults };
}

const TYPE_NAMES: ReadonlySet<string> = new Set(
  ['bool', 'bytes', 'double', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint', 'google', 'dyn'], // what `type(x)` is compared with
);
const NAMESPACES: ReadonlySet<string> = new Set(['optional', 'cel']);

/** Works out what each part gives, from the inside out. A fault is told once, and what it concerns is unknown from there on. */
export class Inference {
  constructor(
    readonly scope: Scope,
    private readonly faults: ExpressionFault[],
  ) {}

  of(node: ASTNode): Shapes {
    switch (node.op) {
      case 'value':
        return literal(node.args);
      case 'id':
        return this.#name(node.args, node.start);
      case '.':
      case '.?':
        return this.#member(node);
      case '[]':
      case '[?]':
        return this.#index(node);
      case 'list':
        return [listShape(anyOf(node.args.map((item) => this.of(item))))];
      case 'map':
        return this.#map(node.args);
      case '?:':
        return this.#choice(node);
      case 'call':
        return inferCall({ name: node.args[0], args: node.args[1], node }, this);
      case 'rcall':
        return inferCall({ name: node.args[0], target: node.args[1], args: node.args[2], node }, this);
      default:
        return inferOperator(node, this);
    }
  }

  /** The same where a name more is known. */
  inside(name: string, shapes: Shapes): Inference {
    return new Inference(withName(this.scope, name, { shapes }), this.faults);
  }

  /** Gives nothing known. */
  fault(fault: ExpressionFault): undefined {
    this.faults.push(fault);
  }

  /** Tells when a part is never true or false. */
  flag(node: ASTNode, what: string): void {
    const kinds = kindsOf(this.of(node));
    if (!kinds || kinds.has('bool')) return;
    this.fault({
      offset: node.start,
      message: `${what} is true or false, and this gives ${kindWords(kinds)}.`,
      remedy: 'Compare it with something: x == 1, x != "".',
    });
  }

  #name(name: string, offset: number): Shapes {
    const known = this.scope.get(name);
    if (known) return known.members ? MAP : known.shapes;
    if (TYPE_NAMES.has(name) || NAMESPACES.has(name)) return undefined;
    return this.fault(unknownName(name, offset, this.scope));
  }

  #member(node: Extract<ASTNode, { op: '.' | '.?' }>): Shapes {
    const [target, key] = node.args as readonly [ASTNode, string | ASTNode];
    const name = typeof key === 'string' ? key : key.op === 'value' ? String(key.args) : '';
    return this.#found(target, { name, offset: Math.max(node.start, node.end - name.length) }, node.op === '.?');
  }

  #found(target: ASTNode, member: Member, isOptional: boolean): Shapes {
    const root: Name | undefined = target.op === 'id' ? this.scope.get(target.args) : undefined;
    const on = root?.members ? undefined : this.of(target);
    const found: Found = root?.members ? memberOfName(root, member) : memberOfValue(on, member);
    if (found.fault) return this.fault(found.fault);
    return isOptional || isAbsent(on) ? optional(found.shapes) : found.shapes;
  }

  #index(node: Extract<ASTNode, { op: '[]' | '[?]' }>): Shapes {
    const [target, key] = node.args;
    const isOptional = node.op === '[?]';
    if (key.op === 'value' && typeof key.args === 'string') return this.#found(target, { name: key.args, offset: key.start }, isOptional);
    const on = this.of(target);
    const by = kindsOf(this.of(key));
    const kinds = kindsOf(on);
    if (kinds && !['list', 'map', 'optional'].some((kind) => kinds.has(kind as 'list'))) {
      return this.fault({
        offset: node.start,
        message: `${capital(kindWords(kinds))} has no items.`,
        remedy: 'Take one of a list or a map.',
      });
    }
    if (kinds?.size === 1 && kinds.has('list') && by && !by.has('int') && !by.has('double')) {
      return this.fault({
        offset: key.start,
        message: `An item of a list is taken by its number, not by ${kindWords(by)}.`,
        remedy: 'Use list[0].',
      });
    }
    const items = kinds && !kinds.has('list') ? undefined : itemShapes(on);
    return isOptional || isAbsent(on) ? optional(items) : items;
  }

  #map(entries: readonly (readonly [ASTNode, ASTNode])[]): Shapes {
    const fields = entries.map(([key, value]) => {
      this.of(key);
      return [key.op === 'value' && typeof key.args === 'string' ? key.args : undefined, this.of(value)] as const;
    });
    const named = fields.flatMap(([name, shapes]) => (name === undefined ? [] : [[name, shapes] as const]));
    return named.length === fields.length ? [mapShape(new Map(named))] : MAP;
  }

  #choice(node: Extract<ASTNode, { op: '?:' }>): Shapes {
    const [test, one, other] = node.args;
    this.flag(test, 'What stands before `?`');
    return anyOf([this.of(one), this.of(other)]);
  }
}

function literal(value: unknown): Shapes {
  if (typeof value === 'bigint') return [plainShape({ type: 'integer', const: Number(value) }, { kind: 'int' })];
  if (typeof value === 'object' && value !== null) return undefined; // bytes, and numbers without a sign
  return [
    plainShape(
      { type: typeof value === 'number' ? 'number' : typeOfValue(value), const: value },
      typeof value === 'number' ? { kind: 'double' } : {},
    ),
  ];
}

function unknownName(name: string, offset: number, scope: Scope): ExpressionFault {
  const isRoot = ROOTS.some((known) => known === name);
  const names = [...scope.keys()];
  return {
    offset,
    message: `\`${name}\` ${isRoot ? 'has no value here' : 'is not known'}.`,
    remedy: `An expression here knows ${names.map((one) => `\`${one}\``).join(', ') || 'nothing'}.`,
    ...(!isRoot && { word: name, candidates: names }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
