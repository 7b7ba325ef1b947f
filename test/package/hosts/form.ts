import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** A form for an operation's input, or for a new connection, from the connector's document alone. */
export function formOf(document: ConnectorDocument, operation?: string): string {
  const name = operation === undefined ? document.connection.schema : document.operations[operation]?.input;
  const schema = name === undefined ? undefined : document.schemas[name];
  const fields = Object.entries(schema?.properties ?? {}).map(([field, property]) => {
    const need = schema?.required?.includes(field) && property.default === undefined ? ' required' : '';
    return `<label>${property.description ?? field} ${control(field, property, need, document.connection.secrets)}</label>`;
  });
  return `<form>${fields.join('')}</form>`;
}

function control(name: string, schema: JsonSchema, need: string, secrets: readonly string[]): string {
  if (secrets.includes(name)) return `<input type="password" name="${name}"${need}>`;
  if (schema.enum) {
    const options = schema.enum.map((value) => `<option${value === schema.default ? ' selected' : ''}>${String(value)}</option>`);
    return `<select name="${name}"${need}>${options.join('')}</select>`;
  }
  const number = [schema.type].flat().some((type) => type === 'integer' || type === 'number');
  return `<input type="${number ? 'number' : 'text'}" name="${name}"${need}>`;
}
