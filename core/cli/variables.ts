import { InvalidInputError } from 'trunkline/errors';

/**
 * `name=json`, each a var and its value.
 *
 * @throws InvalidInputError for one that is not of that form.
 */
export function readVariables(given: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(given.map(readVariable));
}

function readVariable(pair: string): readonly [name: string, value: unknown] {
  const at = pair.indexOf('=');
  if (at < 1) throw refused(`\`${pair}\` names no var and value.`, `Write --var name=json, as --var limit=10.`);
  const name = pair.slice(0, at);
  const text = pair.slice(at + 1);
  try {
    return [name, JSON.parse(text) as unknown];
  } catch {
    throw refused(
      `The value of the var \`${name}\` is no JSON: ${text}`,
      `A text stands in quotes: --var '${name}=${JSON.stringify(text)}'.`,
    );
  }
}

const refused = (message: string, remedy: string): InvalidInputError => new InvalidInputError(message, { code: 'bad_input', remedy });
