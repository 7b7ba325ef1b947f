import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { heldClass } from '#host';

/** A field of an operation's input, or of a data class that the input holds. */
export interface InputField {
  /** From the input on, without the places of items: `lines.sku_id`. */
  readonly path: string;
  readonly schema: JsonSchema;
}

/** Every field of an input class, at any depth. A class that holds itself is entered once. */
export function inputFields(document: ConnectorDocument, input: string | undefined): readonly InputField[] {
  return fieldsOf(document, input, '', []);
}

function fieldsOf(document: ConnectorDocument, name: string | undefined, prefix: string, entered: readonly string[]): InputField[] {
  if (name === undefined || entered.includes(name)) return [];
  return Object.entries(document.schemas[name]?.properties ?? {}).flatMap(([field, schema]) => {
    const path = `${prefix}${field}`;
    return [{ path, schema }, ...fieldsOf(document, heldClass(schema), `${path}.`, [...entered, name])];
  });
}
