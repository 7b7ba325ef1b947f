import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { heldClass } from '#host';
import { placedSchema } from './vendor-schema.js';

/** Schemas that a vendor sent, by the path of the field they are of. */
export type FetchedSchemas = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** An input class as one JSON Schema: the classes it holds are in `$defs`, a fetched schema stands in the place of its field. */
export function selfContained(document: ConnectorDocument, input: string | undefined, fetched: FetchedSchemas): JsonSchema {
  const writer = new SchemaWriter(document, fetched);
  const root = input === undefined ? { type: 'object', properties: {} } : writer.whole(input, '', '');
  const $defs = writer.definitions();
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...root,
    ...(Object.keys($defs).length > 0 ? { $defs } : {}),
  };
}

class SchemaWriter {
  readonly #referred = new Set<string>();

  constructor(
    private readonly document: ConnectorDocument,
    private readonly fetched: FetchedSchemas,
  ) {}

  /** A data class written out. `prefix` leads to its fields, `pointer` to it. */
  whole(name: string, prefix: string, pointer: string): JsonSchema {
    const { properties = {}, ...rest } = this.document.schemas[name] ?? {};
    const fields = Object.entries(properties).map(([field, schema]) => {
      const step = field.replaceAll('~', '~0').replaceAll('/', '~1');
      return [field, this.#field(schema, `${prefix}${field}`, `${pointer}/properties/${step}`)] as const;
    });
    return { ...rest, properties: Object.fromEntries(fields) };
  }

  /** The classes referred to, and those that they refer to. */
  definitions(): Readonly<Record<string, JsonSchema>> {
    const written: Record<string, JsonSchema> = {};
    for (const name of this.#referred) {
      const { properties = {}, ...rest } = this.document.schemas[name] ?? {};
      written[name] = {
        ...rest,
        properties: Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, this.#refer(schema)])),
      };
    }
    return written;
  }

  #field(schema: JsonSchema, path: string, pointer: string): JsonSchema {
    const own = this.fetched.get(path);
    if (own) return { ...schema, ...placedSchema(own, pointer), 'x-fetched': true };
    const held = heldClass(schema);
    const holdsFetched = [...this.fetched.keys()].some((other) => other.startsWith(`${path}.`));
    if (held === undefined || !holdsFetched) return this.#refer(schema);
    const write = (at: string): JsonSchema => this.whole(held, `${path}.`, at);
    const { $ref, items, anyOf, ...rest } = schema;
    if ($ref !== undefined) return { ...write(pointer), ...rest };
    if (items !== undefined) return { ...rest, items: write(`${pointer}/items`) };
    return {
      ...rest,
      anyOf: (anyOf ?? []).map((branch, index) => (branch.$ref === undefined ? branch : write(`${pointer}/anyOf/${index}`))),
    };
  }

  /** The same, with its references into `$defs`. */
  #refer(schema: JsonSchema): JsonSchema {
    const { $ref, items, anyOf, ...rest } = schema;
    const name = $ref?.replace('#/schemas/', '');
    if (name !== undefined) this.#referred.add(name);
    return {
      ...rest,
      ...(name === undefined ? {} : { $ref: `#/$defs/${name}` }),
      ...(items ? { items: this.#refer(items) } : {}),
      ...(anyOf ? { anyOf: anyOf.map((branch) => this.#refer(branch)) } : {}),
    };
  }
}
