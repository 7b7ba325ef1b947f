import type { ChoicesDocument, JsonSchema } from 'trunkline/document';
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

/** What is read, and for what. */
export interface ChoicesQuestion {
  readonly source: ChoicesDocument;
  /** Of the list. */
  readonly input: object;
  /** The field takes texts only: a record's number is offered as one. */
  readonly asText: boolean;
}

/** Reads a list's records as choices. A record without a value is none. */
export async function readChoices(
  connection: Pick<RecipeConnection, 'list'>,
  { source: { list, value, label }, input, asText }: ChoicesQuestion,
  limits: Limits,
  signal: AbortSignal,
): Promise<Choices> {
  const pages = connection.list(list, input, { signal, maxRecords: limits.choices });
  const choices = new Map<Choice['value'], Choice>();
  for await (const record of pages) {
    const kept = valueAt(record, value.split('.'));
    if (!isPlain(kept)) continue;
    const found = asText ? String(kept) : kept;
    if (choices.has(found)) continue;
    const word = valueAt(record, (label ?? value).split('.'));
    choices.set(found, Object.freeze({ value: found, label: isPlain(word) && word !== '' ? String(word) : String(found) }));
  }
  return Object.freeze({ choices: Object.freeze([...choices.values()]), complete: pages.outcome?.status === 'complete' });
}

/** Whether a field, or each item of it, can hold nothing but text. */
export function takesText({ type, items }: JsonSchema): boolean {
  if (items) return takesText(items);
  return [type].flat().every((word) => word === 'string' || word === 'null');
}

function isPlain(value: unknown): value is Choice['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
