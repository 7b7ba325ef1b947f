import type { ChoicesDocument, SchemaFromDocument } from './field-source.js';

/** A JSON Schema (draft-07 vocabulary) as data. `x-digits` marks a number kept as its decimal digits in a string. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly writeOnly?: boolean;
  readonly nullable?: boolean;
  readonly deprecated?: boolean;
  readonly 'x-digits'?: boolean;
  /** Of a setting that is known and refused: what to do instead. */
  readonly 'x-retired'?: string;
  /** The value travels as JSON in a string. */
  readonly 'x-json-text'?: boolean;
  readonly 'x-unit'?: string;
  readonly 'x-choices'?: ChoicesDocument;
  readonly 'x-schema-from'?: SchemaFromDocument;
  /** Beside `x-schema-from`, where the vendor's schema is in its place. */
  readonly 'x-fetched'?: boolean;
  /** Settings of the connection, and the words of each with which the field exists. */
  readonly 'x-needs'?: Readonly<Record<string, readonly string[]>>;
}
