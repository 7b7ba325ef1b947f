import type { ASTNode } from '@marcbachmann/cel-js';
import { nodesOf } from '../expression-walk.js';
import { Actual } from './actual.js';
import { type Call, ownSteps, resultOf } from './functions.js';
import { largest, listOf, mapOf, SCALAR, type Sized, textOf } from './sized.js';

const COPIED_PER_STEP = 2;
const QUICK: ReadonlySet<string> = new Set([
  ...['has', 'size', 'orValue', 'or', 'value', 'hasValue', 'startsWith', 'endsWith'],
  ...['int', 'double', 'bool', 'string', 'timestamp', 'duration', 'substring'],
]);
const MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** True for an expression that takes no longer for more data: one without functions and operators that go through lists and texts. */
export function isSmall(ast: ASTNode): boolean {
  return [...nodesOf(ast)].every((node) => {
    if (node.op === 'call' || node.op === 'rcall') return QUICK.has(node.args[0]);
    if (node.op === '==' || node.op === '!=') return node.args.some(({ op }) => op === 'value');
    return node.op !== '+' && node.op !== 'in';
  });
}

/**
 * The steps that evaluating an expression takes at most, for the data in scope; Infinity when they are more than the limit. Nothing is evaluated: macros
 * count their body once for each item, and lists that an expression makes are as large as what they are made from. A step is some 100 ns.
 */
export function costOf(ast: ASTNode, scope: Readonly<Record<string, unknown>>, limit: number): number {
  const estimate = new Estimate(scope, limit);
  try {
    const value = estimate.of(ast, NO_NAMES);
    if (!(value instanceof Actual)) estimate.spend(value.whole);
    return estimate.spent;
  } catch (error) {
    if (error === EXCEEDED) return Infinity;
    throw error;
  }
}

const EXCEEDED = new Error('more than the limit');

/** Names that macros bind. */
type Names = ReadonlyMap<string, Sized>;
const NO_NAMES: Names = new Map();

/** Goes through an expression once, adds up what its parts take, and stops as soon as that is too much. */
class Estimate {
  spent = 0;
  /** How often the part at hand is evaluated. */
  #times = 1;

  constructor(
    private readonly scope: Readonly<Record<string, unknown>>,
    private readonly limit: number,
  ) {}

  spend(steps: number): void {
    this.spent += steps * this.#times;
    if (!(this.spent <= this.limit)) throw EXCEEDED;
  }

  /** How large what the part gives may be. */
  of(node: ASTNode, names: Names): Sized {
    this.spend(1);
    switch (node.op) {
      case 'value':
        return typeof node.args === 'string' ? textOf(node.args.length) : SCALAR;
      case 'id':
        return names.get(node.args) ?? Actual.of([this.scope[node.args]]);
      case '.':
      case '.?': {
        const [target, key] = node.args as readonly [ASTNode, string | ASTNode];
        return this.of(target, names).field(typeof key === 'string' ? key : key.op === 'value' ? String(key.args) : '');
      }
      case '[]':
      case '[?]':
        return this.#index(node.args, names);
      case 'list':
        return listOf(node.args.length, largest(node.args.map((item) => this.of(item, names))));
      case 'map':
        return this.#map(node.args, names);
      case '?:':
        this.of(node.args[0], names);
        return largest([this.of(node.args[1], names), this.of(node.args[2], names)]);
      case 'call':
        return this.#call({ name: node.args[0], args: node.args[1] }, names);
      case 'rcall':
        return this.#call({ name: node.args[0], target: node.args[1], args: node.args[2] }, names);
      case '!_':
      case '-_':
        this.of(node.args, names);
        return SCALAR;
      default:
        return this.#binary(node.op, node.args, names);
    }
  }

  #index([target, key]: readonly [ASTNode, ASTNode], names: Names): Sized {
    const on = this.of(target, names);
    this.of(key, names);
    return key.op === 'value' && typeof key.args === 'string' ? on.field(key.args) : on.entries();
  }

  #map(entries: readonly (readonly [ASTNode, ASTNode])[], names: Names): Sized {
    const fields = new Map<string, Sized>();
    const others: Sized[] = [];
    for (const [key, value] of entries) {
      this.of(key, names);
      const of = this.of(value, names);
      if (key.op === 'value' && typeof key.args === 'string') fields.set(key.args, of);
      else others.push(of);
    }
    return mapOf(fields, others);
  }

  #binary(op: string, [left, right]: readonly [ASTNode, ASTNode], names: Names): Sized {
    const [a, b] = [this.of(left, names), this.of(right, names)];
    if (op === '+') {
      const size = a.size + b.size;
      this.spend(size / COPIED_PER_STEP);
      return size === 0 ? SCALAR : listOf(size, largest([a.items(), b.items()]));
    }
    if (op === 'in') this.spend(b.size * (a.size === 0 ? 1 : Math.min(a.whole, b.items().whole)));
    else if (a.size > 0 && b.size > 0 && op !== '&&' && op !== '||') this.spend(Math.min(a.whole, b.whole));
    return SCALAR;
  }

  #call(call: Call, names: Names): Sized {
    const { name, target, args } = call;
    const [first] = args;
    const variable = first?.op === 'id' ? first.args : undefined;
    if (target && variable !== undefined && name === 'bind' && args.length === 3) {
      return this.of(args[2]!, new Map([...names, [variable, this.of(args[1]!, names)]]));
    }
    if (target && variable !== undefined && args.length > 1 && MACROS.has(name))
      return this.#macro(name, target, variable, args.slice(1), names);
    const given = [...(target ? [target] : []), ...args].map((one) => this.of(one, names));
    this.spend(ownSteps(call, given));
    return resultOf(call, given);
  }

  #macro(name: string, target: ASTNode, variable: string, bodies: readonly ASTNode[], names: Names): Sized {
    const on = this.of(target, names);
    const outside = this.#times;
    this.spend(on.size);
    this.#times *= on.size;
    const inside = new Map([...names, [variable, on.items()]]);
    const results = bodies.map((body) => this.of(body, inside));
    this.#times = outside;
    if (name === 'map') return listOf(on.size, results.at(-1)!);
    return name === 'filter' ? on : SCALAR;
  }
}
