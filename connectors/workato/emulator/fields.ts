import { invalid } from './refused.js';

type Json = Readonly<Record<string, unknown>>;

/** Reads the fields of a body one by one; what is wrong with them is collected until `check`. Null is as good as absent. */
export class Fields {
  readonly #source: Json;
  readonly #errors: Record<string, string[]> = {};

  /** @param wrapper The field that holds all others: `{"recipe": {...}}`. Facts: K34. */
  constructor(body: unknown, wrapper?: string) {
    const source = wrapper === undefined ? (body ?? {}) : isJson(body) ? body[wrapper] : undefined;
    this.#source = isJson(source) ? source : {};
    if (!isJson(source)) this.refuse(wrapper ?? 'base', 'is missing');
  }

  refuse(name: string, problem: string): void {
    (this.#errors[name] ??= []).push(problem);
  }

  /** Throws when anything read so far was wrong. */
  check(): void {
    if (Object.keys(this.#errors).length > 0) throw invalid(this.#errors);
  }

  has(name: string): boolean {
    return this.#source[name] !== undefined;
  }

  text(name: string): string | undefined {
    return this.#read(name, (value): value is string => typeof value === 'string', 'must be a string');
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === '' || (this.#source[name] ?? null) === null) this.refuse(name, "can't be blank");
    return value ?? '';
  }

  /** Also as text, as a form would send it. */
  integer(name: string): number | undefined {
    const value = this.#read(name, isInteger, 'must be an integer');
    return value === undefined ? undefined : Number(value);
  }

  requiredInteger(name: string): number {
    const value = this.integer(name);
    if ((this.#source[name] ?? null) === null) this.refuse(name, "can't be blank");
    return value ?? 0;
  }

  /** Some booleans are text. Facts: K39. */
  flag(name: string): boolean | undefined {
    const value = this.#read(name, isFlag, 'must be true or false');
    return value === undefined ? undefined : String(value) === 'true';
  }

  object(name: string): Json | undefined {
    return this.#read(name, isJson, 'must be an object');
  }

  integers(name: string): readonly number[] | undefined {
    return this.#read(name, isListOf(isInteger), 'must be a list of integers')?.map(Number);
  }

  texts(name: string): readonly string[] | undefined {
    return this.#read(
      name,
      isListOf((one): one is string => typeof one === 'string'),
      'must be a list of strings',
    );
  }

  objects(name: string): readonly Json[] | undefined {
    return this.#read(name, isListOf(isJson), 'must be a list of objects');
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const is = (value: unknown): value is Word => words.some((word) => word === value);
    return this.#read(name, is, `must be one of ${words.join(', ')}`);
  }

  /** Those given, by name: what a PUT changes. Facts: K35. */
  static given<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
  }

  #read<Value>(name: string, is: (value: unknown) => value is Value, problem: string): Value | undefined {
    const value = this.#source[name] ?? undefined;
    if (value === undefined || is(value)) return value;
    this.refuse(name, problem);
    return undefined;
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown): value is number | string {
  return Number.isSafeInteger(value) || (typeof value === 'string' && /^\d+$/.test(value));
}

function isFlag(value: unknown): value is boolean | 'true' | 'false' {
  return typeof value === 'boolean' || value === 'true' || value === 'false';
}

function isListOf<Item>(is: (value: unknown) => value is Item): (value: unknown) => value is Item[] {
  return (value): value is Item[] => Array.isArray(value) && value.every(is);
}
