import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** What a schema says about one field: its schema, that anything may stand there (`open`), or that there is no such field. */
export type FieldLookup = JsonSchema | 'open' | undefined;

const REFERENCE = /^#\/schemas\/(.+)$/;

/** Reads the data classes of one connector document. */
export class Schemas {
  constructor(private readonly document: Pick<ConnectorDocument, 'schemas'>) {}

  named(name: string | undefined): JsonSchema | undefined {
    return name !== undefined && Object.hasOwn(this.document.schemas, name) ? this.document.schemas[name] : undefined;
  }

  resolve(schema: JsonSchema): JsonSchema {
    const name = schema.$ref === undefined ? undefined : REFERENCE.exec(schema.$ref)?.[1];
    return this.named(name) ?? schema;
  }

  /** A data class lists its fields, so one it does not list is not there, unless the schema says that there may be more. */
  field(schema: JsonSchema, name: string): FieldLookup {
    const own = this.resolve(schema);
    const lookups = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])].map((part) => this.field(part, name));
    const found = lookups.find((lookup) => typeof lookup === 'object');
    if (own.properties && Object.hasOwn(own.properties, name)) return own.properties[name];
    if (found) return found;
    if (typeof own.additionalProperties === 'object') return own.additionalProperties;
    if (own.additionalProperties === true || lookups.includes('open')) return 'open';
    return own.properties || lookups.length > 0 ? undefined : this.#plain(own);
  }

  fieldNames(schema: JsonSchema): readonly string[] {
    const own = this.resolve(schema);
    const parts = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
    return [...Object.keys(own.properties ?? {}), ...parts.flatMap((part) => this.fieldNames(part))];
  }

  /** What the items of a list are, also of one that may be null. */
  items(schema: JsonSchema): JsonSchema | undefined {
    const own = this.resolve(schema);
    const parts = [...(own.anyOf ?? []), ...(own.oneOf ?? [])];
    return own.items ?? parts.map((part) => this.items(part)).find((items) => items !== undefined);
  }

  /** A text, a number or a list has no fields; an object without any listed may have all. */
  #plain({ type }: JsonSchema): FieldLookup {
    const types = type === undefined ? [] : [type].flat();
    return types.length === 0 || types.includes('object') ? 'open' : undefined;
  }
}
