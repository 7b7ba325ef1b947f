import type { ConnectorDocument, JsonSchema, OperationDocument } from 'trunkline/document';
import { inputFields } from '../form/input-fields.js';

/** Which values of an input are read from the vendor, and the commands that read them. */
export function formHints(document: ConnectorDocument, name: string, { input }: OperationDocument): readonly string[] {
  const fields = inputFields(document, input);
  const target = `<connection>.${name}`;
  const choices = fields.flatMap(({ path, schema: { 'x-choices': source } }) =>
    source ? [`  trunkline choices ${target} ${path}${inputHint(source.with)}`] : [],
  );
  const schemas = fields.flatMap(({ path, schema: { 'x-schema-from': source } }) =>
    source ? [`  trunkline describe ${target}${inputHint(source.with) || ' --input {}'}    (${path})`] : [],
  );
  return [
    ...(choices.length > 0 ? ['The vendor says which values there are:', ...choices, ''] : []),
    ...(schemas.length > 0 ? ['The vendor says what these hold:', ...schemas, ''] : []),
  ];
}

/** Where a field's values or schema come from, as a part of its description. */
export function sourceText({ 'x-choices': choices, 'x-schema-from': schema, 'x-fetched': fetched }: JsonSchema): string {
  const depends = (filledBy: Readonly<Record<string, string>> | undefined): string => {
    const siblings = Object.values(filledBy ?? {});
    return siblings.length > 0 ? `, for its ${siblings.join(' and ')}` : '';
  };
  if (choices) return `(one of ${choices.list}${depends(choices.with)})`;
  if (schema)
    return fetched ? `(its schema, from ${schema.action}, is below)` : `(its schema is read by ${schema.action}${depends(schema.with)})`;
  return '';
}

/** The fetched parts of an input's schema, by the path of their field. */
export function fetchedParts(schema: JsonSchema, prefix = ''): readonly (readonly [path: string, part: JsonSchema])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    if (field['x-fetched']) return [[path, field] as const];
    return [field, ...(field.items ? [field.items] : []), ...(field.anyOf ?? [])].flatMap((held) => fetchedParts(held, `${path}.`));
  });
}

function inputHint(filledBy: Readonly<Record<string, string>> | undefined): string {
  const fields = Object.values(filledBy ?? {}).map((field) => `"${field}": …`);
  return fields.length > 0 ? ` --input '{${fields.join(', ')}}'` : '';
}
