import type { Environment } from '@marcbachmann/cel-js';
import { CEL } from '../../cel.js';
import type { Kind } from './kind.js';
import { CEL_TYPES, shapesOfType } from './kinds.js';
import { anyOf, FLAG, type Shapes } from '../shape.js';

const NUMBERS: ReadonlySet<Kind> = new Set(['int', 'uint', 'double']);
const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);

/** The kinds that each operand may be of; undefined where that is not known. */
export type Operands = readonly (ReadonlySet<Kind> | undefined)[];

/**
 * What operators and functions take and give: asked of the evaluator's own type checker, kind by kind, so that it cannot say anything else than what
 * happens. Where an operand may be of several kinds, one combination that fits is enough.
 */
class Overloads {
  readonly #environment: Environment = CEL.clone();
  readonly #known = new Map<string, string | undefined>();
  /** Types that a function or method of a name gives, by `name/number of arguments`. */
  readonly #returned = new Map<string, Set<string>>();
  readonly #names = { functions: new Set<string>(), methods: new Set<string>() };

  constructor() {
    for (const [kind, type] of Object.entries(CEL_TYPES)) this.#environment.registerVariable(`a_${kind}`, type);
    for (const { name, receiverType, params, returnType } of CEL.getDefinitions().functions) {
      const isMethod = receiverType !== null;
      const key = `${isMethod ? '.' : ''}${name}/${params.length}`;
      this.#returned.set(key, (this.#returned.get(key) ?? new Set()).add(returnType));
      (isMethod ? this.#names.methods : this.#names.functions).add(name);
    }
  }

  get functions(): ReadonlySet<string> {
    return this.#names.functions;
  }

  get methods(): ReadonlySet<string> {
    return this.#names.methods;
  }

  /** What an operator gives; empty when it takes no such operands. */
  operator(sign: string, left: ReadonlySet<Kind> | undefined, right: ReadonlySet<Kind> | undefined): Shapes {
    if (!left || !right) return COMPARISONS.has(sign) || sign === 'in' ? FLAG : undefined;
    return this.#all([left, right], ([a, b]) => operatorType(sign, a!, b!) ?? this.#type(`${nameOf(a!)} ${sign} ${nameOf(b!)}`));
  }

  unary(sign: '-' | '!', operand: ReadonlySet<Kind> | undefined): Shapes {
    if (!operand) return sign === '!' ? FLAG : undefined;
    return this.#all([operand], ([kind]) => this.#type(`${sign}${nameOf(kind!)}`));
  }

  call(name: string, operands: Operands): Shapes {
    return this.#called(`${name}/${operands.length}`, operands, (names) => `${name}(${names.join(', ')})`);
  }

  /** The first operand is what the method is called on. */
  method(name: string, operands: Operands): Shapes {
    return this.#called(`.${name}/${operands.length - 1}`, operands, ([on, ...names]) => `${on}.${name}(${names.join(', ')})`);
  }

  #called(key: string, operands: Operands, text: (names: readonly string[]) => string): Shapes {
    if (operands.every((kinds) => kinds !== undefined)) return this.#all(operands, (kinds) => this.#type(text(kinds.map(nameOf))));
    const types = this.#returned.get(key);
    return types ? anyOf([...types].map(shapesOfType)) : [];
  }

  #all(operands: readonly ReadonlySet<Kind>[], typeOf: (kinds: readonly Kind[]) => string | undefined): Shapes {
    const types = new Set(combinations(operands).map(typeOf));
    types.delete(undefined);
    return anyOf([...types].map((type) => shapesOfType(type!)));
  }

  #type(source: string): string | undefined {
    if (!this.#known.has(source)) {
      const { valid, type } = this.#environment.check(source);
      this.#known.set(source, valid ? (type ?? 'dyn') : undefined);
    }
    return this.#known.get(source);
  }
}

export const OVERLOADS = new Overloads();

const nameOf = (kind: Kind): string => `a_${kind}`;

/** Where the evaluator is more lenient with data than its type checker is with declared types, or declares another type than it gives. */
function operatorType(sign: string, left: Kind, right: Kind): string | undefined {
  const areNumbers = NUMBERS.has(left) && NUMBERS.has(right);
  if (COMPARISONS.has(sign) && areNumbers) return 'bool';
  if ((sign === '==' || sign === '!=') && (left === 'null' || right === 'null')) return 'bool';
  if (ARITHMETIC.has(sign) && areNumbers && left !== right && left !== 'uint' && right !== 'uint') return 'double';
  return sign === '+' && left === 'duration' && right === 'timestamp' ? CEL_TYPES.timestamp : undefined;
}

function combinations(operands: readonly ReadonlySet<Kind>[]): readonly (readonly Kind[])[] {
  return operands.reduce<readonly (readonly Kind[])[]>(
    (before, kinds) => before.flatMap((row) => [...kinds].map((kind) => [...row, kind])),
    [[]],
  );
}
