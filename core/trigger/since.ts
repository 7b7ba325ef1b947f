import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** A cursor as the list's input field takes it: a number where the field holds one, else its text, which keeps every digit. */
export function sinceValue({ operations, schemas }: ConnectorDocument, list: string, field: string, cursor: string): string | number {
  const shape = schemas[operations[list]?.input ?? '']?.properties?.[field];
  return shape !== undefined && holdsNumber(shape) ? Number(cursor) : cursor;
}

function holdsNumber({ type, anyOf = [], 'x-digits': isDigits }: JsonSchema): boolean {
  const types = [type].flat();
  return !isDigits && (types.includes('integer') || types.includes('number') || anyOf.some(holdsNumber));
}
