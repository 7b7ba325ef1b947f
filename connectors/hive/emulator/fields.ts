/** A JSON object's fields, read one by one; what is wrong with them is collected in Hive's words. */
export class Fields {
  readonly #source: Readonly<Record<string, unknown>>;
  readonly #of: string;
  readonly errors: string[];

  /** `of` is the name of the list or object the fields stand in; its errors go to the same place. */
  constructor(source: unknown, of = '', errors: string[] = []) {
    this.#source = isObject(source) ? source : {};
    this.#of = of;
    this.errors = errors;
  }

  has(field: string): boolean {
    return !isBlank(this.#source[field]);
  }

  /** What is wrong, in the sheet's style: `merchant_sku_id` is named "Merchant sku". */
  refuse(field: string, problem: string): void {
    const words = [this.#of, field.replace(/_id$/, '')].filter(Boolean).join(' ').replaceAll('_', ' ');
    const message = `${words.charAt(0).toUpperCase()}${words.slice(1)} ${problem}`;
    if (!this.errors.includes(message)) this.errors.push(message);
  }

  text(field: string): string {
    if (!this.has(field)) this.refuse(field, "can't be blank");
    return this.optionalText(field) ?? '';
  }

  optionalText(field: string): string | null {
    const value = this.#source[field];
    if (isBlank(value)) return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    this.refuse(field, 'is invalid');
    return null;
  }

  integer(field: string, min: number): number {
    if (!this.has(field)) this.refuse(field, "can't be blank");
    return this.optionalInteger(field, min) ?? 0;
  }

  optionalInteger(field: string, min: number): number | null {
    const value = this.optionalNumber(field, min);
    if (value !== null && !Number.isInteger(value)) this.refuse(field, 'must be an integer');
    return value;
  }

  optionalNumber(field: string, min: number): number | null {
    const value = this.#source[field];
    if (isBlank(value)) return null;
    if (typeof value !== 'number') this.refuse(field, 'is not a number');
    else if (value < min) this.refuse(field, `must be greater than or equal to ${min}`);
    else return value;
    return null;
  }

  flag(field: string): boolean {
    const value = this.#source[field] ?? false;
    if (typeof value !== 'boolean') this.refuse(field, 'is invalid');
    return value === true;
  }

  oneOf<Value extends string>(field: string, values: readonly [Value, ...Value[]]): Value {
    if (!this.has(field)) this.refuse(field, "can't be blank");
    return this.optionalOneOf(field, values) ?? values[0];
  }

  optionalOneOf<Value extends string>(field: string, values: readonly Value[]): Value | null {
    const value = this.#source[field];
    if (isBlank(value)) return null;
    const found = values.find((known) => known === value);
    if (found === undefined) this.refuse(field, 'is not included in the list');
    return found ?? null;
  }

  date(field: string): string {
    const value = this.text(field);
    if (value !== '' && !(/^\d{4}-\d\d-\d\d$/.test(value) && Number.isFinite(Date.parse(value)))) this.refuse(field, 'is not a valid date');
    return value;
  }

  /** Reads the object that stands there. When there is none, that is the one thing wrong: what its fields lack is not told. */
  object(field: string): Fields {
    const value = this.#source[field];
    if (isObject(value)) return new Fields(value, field, this.errors);
    this.refuse(field, isBlank(value) ? "can't be blank" : 'is invalid');
    return new Fields(value, field);
  }

  optionalObject(field: string): Record<string, unknown> | null {
    const value = this.#source[field];
    if (isBlank(value)) return null;
    if (!isObject(value)) this.refuse(field, 'is invalid');
    return isObject(value) ? value : null;
  }

  /** One reader for each entry of a list that must not be empty. */
  list(field: string): Fields[] {
    const value = this.#source[field];
    if (Array.isArray(value) && value.length > 0) return value.map((entry) => new Fields(entry, field, this.errors));
    this.refuse(field, Array.isArray(value) || isBlank(value) ? "can't be blank" : 'is invalid');
    return [];
  }

  texts(field: string): string[] {
    const value = this.#source[field] ?? [];
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    this.refuse(field, 'is invalid');
    return [];
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
