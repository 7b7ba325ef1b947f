import type { ChoicesDocument } from 'trunkline/document';
import { valueAt } from '../document/select.js';
import type { Limits } from '../limits.js';
import type { RecipeConnection } from '../runtime/connection.js';

/** One value that a field may take. */
export interface Choice {
  readonly value: string | number | boolean;
  /** What a person knows it by; the value itself where the vendor has no word for it. */
  readonly label: string;
}

export interface Choices {
  /** In the order of the list, each value once. */
  readonly choices: readonly Choice[];
  /** False when the list has more records than were read. */
  readonly complete: boolean;
}

/** Reads a list's records as choices. A record without a value is none. */
export async function readChoices(
  connection: Pick<RecipeConnection, 'list'>,
  { list, value, label }: ChoicesDocument,
  input: object,
  limits: Limits,
  signal: AbortSignal,
): Promise<Choices> {
  const pages = connection.list(list, input, { signal, maxRecords: limits.choices });
  const choices = new Map<Choice['value'], Choice>();
  for await (const record of pages) {
    const found = valueAt(record, value.split('.'));
    if (!isPlain(found) || choices.has(found)) continue;
    const word = valueAt(record, (label ?? value).split('.'));
    choices.set(found, Object.freeze({ value: found, label: isPlain(word) && word !== '' ? String(word) : String(found) }));
  }
  return Object.freeze({ choices: Object.freeze([...choices.values()]), complete: pages.outcome?.status === 'complete' });
}

function isPlain(value: unknown): value is Choice['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
