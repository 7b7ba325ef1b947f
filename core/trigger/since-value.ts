import type { ConnectorDocument } from 'trunkline/document';

/** A cursor's text as the list's input field takes it: a number where the field is one, else the text, which `digits` fields hold too. */
export function sinceValue({ operations, schemas }: ConnectorDocument, list: string, field: string, text: string): string | number {
  const input = operations[list]?.input;
  const type = input === undefined ? undefined : schemas[input]?.properties?.[field]?.type;
  const isNumber = [type].flat().some((one) => one === 'integer' || one === 'number');
  return isNumber ? Number(text) : text;
}
