import { InvalidInputError } from 'trunkline/errors';
import { NodeFiles } from '../adapters/node-files.js';

/**
 * The input of an operation: JSON text, `@file`, or `-` for standard input.
 *
 * @throws InvalidInputError when it is no JSON object, or the file is not there.
 */
export async function readInput(given: string | undefined): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (given === undefined) return undefined;
  const value = await readJson(given, OBJECT);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  throw refused('The input is no JSON object.', OBJECT);
}

/**
 * A JSON value, from the same places.
 *
 * @param remedy What to give instead of what is no JSON.
 */
export async function readJson(given: string, remedy: string): Promise<unknown> {
  const text = await readText(given, remedy);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refused(`The input is no JSON: ${(cause as Error).message}.`, remedy);
  }
}

const OBJECT = `Give an object, as --input '{"id": 1}', --input @file.json, or --input - for standard input.`;

/**
 * A text itself, `@file`, or `-` for standard input.
 *
 * @param remedy What to give instead of a file that cannot be read.
 */
export async function readText(given: string, remedy: string): Promise<string> {
  if (given === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }
  if (!given.startsWith('@')) return given;
  const text = await new NodeFiles().read(given.slice(1)).catch((error: NodeJS.ErrnoException) => {
    throw refused(`The file ${given.slice(1)} cannot be read (${error.code}).`, remedy);
  });
  if (text === undefined) throw refused(`There is no file ${given.slice(1)}.`, remedy);
  return text;
}

const refused = (message: string, remedy: string): InvalidInputError => new InvalidInputError(message, { code: 'bad_input', remedy });
