import type { ChoicesDocument, SchemaFromDocument } from './field-source.js';
import type { JsonSchema } from './json-schema.js';

/** What is known of a field where another part of the document names it. */
export interface FieldFacts {
  readonly required: boolean;
  /** Name of the data class that it holds, or that its items are. */
  readonly holds?: string;
  /** Nothing says what is inside it. */
  readonly isOpen: boolean;
  /** Settings of the connection with which it exists. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  readonly retired?: true;
  readonly choices?: ChoicesDocument;
  readonly schemaFrom?: SchemaFromDocument;
}

/** The fields of data classes, by class name. */
export type ClassFacts = ReadonlyMap<string, ReadonlyMap<string, FieldFacts>>;

/** As a document's schemas say them. */
export function factsOfSchemas(schemas: Readonly<Record<string, JsonSchema>>): ClassFacts {
  return new Map(
    Object.entries(schemas).map(([name, { properties = {}, required = [] }]) => [
      name,
      new Map(Object.entries(properties).map(([field, schema]) => [field, factsOfField(schema, required.includes(field))])),
    ]),
  );
}

function factsOfField(field: JsonSchema, required: boolean): FieldFacts {
  const { type = 'object', 'x-choices': choices, 'x-schema-from': schemaFrom, 'x-needs': needs, 'x-retired': retired } = field;
  const holds = heldClass(field);
  return {
    required,
    isOpen: holds === undefined && [type].flat().includes('object'),
    ...(holds === undefined ? {} : { holds }),
    ...(needs ? { needs } : {}),
    ...(retired === undefined ? {} : { retired: true }),
    ...(choices ? { choices } : {}),
    ...(schemaFrom ? { schemaFrom } : {}),
  };
}

/** Name of the data class that a field refers to: itself, as one that may be null, or as the items of an array. */
export function heldClass({ $ref, anyOf = [], items }: JsonSchema): string | undefined {
  const references = [$ref, ...anyOf.map((branch) => branch.$ref), items?.$ref];
  return references.find((reference) => reference !== undefined)?.replace('#/schemas/', '');
}
