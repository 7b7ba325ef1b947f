import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** Which fields of a document's data classes have had a value in some fixture, as `Order.items`. */
export class SeenFields {
  readonly #seen = new Set<string>();

  constructor(private readonly schemas: ConnectorDocument['schemas']) {}

  /** A value that is of this data class. */
  see(value: unknown, schema: string): void {
    this.#walk(value, this.schemas[schema], schema);
  }

  /** Fields of the class that never had a value; those of its own, not of the classes it holds. */
  missing(schema: string): readonly string[] {
    return Object.keys(this.schemas[schema]?.properties ?? {}).filter((field) => !this.#seen.has(`${schema}.${field}`));
  }

  #walk(value: unknown, schema: JsonSchema | undefined, name: string): void {
    if (schema === undefined || value === null || value === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) this.#walk(item, schema.items, `${name}[]`);
      return;
    }
    for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])]) this.#walk(value, part, name);
    const referred = schema.$ref?.replace('#/schemas/', '');
    if (referred !== undefined) this.#walk(value, this.schemas[referred], referred);
    if (typeof value !== 'object') return;
    for (const [field, shape] of Object.entries(schema.properties ?? {})) {
      if (!Object.hasOwn(value, field)) continue;
      this.#seen.add(`${name}.${field}`);
      this.#walk((value as Record<string, unknown>)[field], shape, `${name}.${field}`);
    }
  }
}
