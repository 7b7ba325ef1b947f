import type { DefinitionFault } from '../errors/definition-error.js';
import type { ClassFacts, FieldFacts } from './class-facts.js';
import type { ConnectorDocument } from './connector-document.js';
import type { ErrorTableDocument } from './error-document.js';
import type { EachDocument } from './operation-document.js';
import { remedyNames } from './remedy-names.js';

type Faults = Generator<DefinitionFault>;
type Fields = ReadonlyMap<string, FieldFacts>;
type Document = Pick<ConnectorDocument, 'operations' | 'connection' | 'errors'>;

/**
 * Faults where a name would only be looked for in vain: an input field of a scope, a setting that a field needs or a remedy names, a field
 * that a list over others gives to lists that do not have it; and where it gives too little.
 */
export function* nameFaults({ operations, connection, errors }: Document, classes: ClassFacts): Faults {
  const fieldsOf = (data: string | undefined): readonly string[] => [...(classes.get(data ?? '')?.keys() ?? [])];
  const inputOf = (list: string): Fields =>
    classes.get((Object.hasOwn(operations, list) ? operations[list]!.input : undefined) ?? '') ?? new Map();
  const inputs = Object.values(operations).flatMap(({ input }) => fieldsOf(input));
  const settings = fieldsOf(connection.schema);
  yield* scopeFaults('errors', errors, inputs);
  yield* remedyFaults('errors', errors, settings, connection.secrets);
  for (const [name, operation] of Object.entries(operations)) {
    yield* scopeFaults(`${name}.errors`, operation.errors, fieldsOf(operation.input));
    yield* remedyFaults(`${name}.errors`, operation.errors, settings, connection.secrets);
    const each = operation.kind === 'list' ? operation.each : undefined;
    if (each && Object.hasOwn(operations, each.list)) yield* givenFaults(name, each, fieldsOf(operation.input), inputOf);
  }
  for (const [data, fields] of classes) {
    for (const [name, { needs = {}, retired }] of fields) {
      if (retired && data !== connection.schema) yield notSetting(`${data}.${name}`);
      const unknown = Object.keys(needs).filter((setting) => !settings.includes(setting));
      for (const setting of unknown) yield fault(`${data}.${name}`, `\`${setting}\` is no setting of the connection`, settings);
    }
  }
}

/** Every list that is read gets what it needs, and what is given reaches one of those that are read after it. */
function* givenFaults(at: string, { list, over }: EachDocument, own: readonly string[], inputOf: (list: string) => Fields): Faults {
  const given = new Set(own);
  for (const [index, one] of [...over, { list, with: {} }].entries()) {
    if ('list' in one) yield* missingFaults(at, one.list === list ? 'the list' : one.list, inputOf(one.list), given);
    const readLater = over.slice(index + 1).flatMap((other) => ('list' in other ? [other.list] : []));
    const known = [list, ...readLater].flatMap((name) => [...inputOf(name).keys()]);
    for (const field of 'field' in one ? [one.field] : Object.keys(one.with)) {
      if (!known.includes(field)) yield fault(at, `\`${field}\` is given and is no input of the list`, known);
      given.add(field);
    }
  }
}

function* missingFaults(at: string, list: string, input: Fields, given: ReadonlySet<string>): Faults {
  for (const [name, { required }] of input) {
    if (!required || given.has(name)) continue;
    const remedy = 'Give it from a `parent`, by `values`, or declare it in the input class.';
    yield { at, problem: `nothing gives ${list} its \`${name}\``, remedy };
  }
}

function* scopeFaults(at: string, table: ErrorTableDocument | undefined, known: readonly string[]): Faults {
  for (const field of (table?.rows ?? []).flatMap(({ scope = [] }) => scope)) {
    if (!known.includes(field)) yield fault(at, `\`${field}\` is a scope, and no input field`, [...new Set(known)]);
  }
}

/** A remedy is read by people: it names settings that are there, and no secret. */
function* remedyFaults(at: string, table: ErrorTableDocument | undefined, settings: readonly string[], secrets: readonly string[]): Faults {
  const named = (table?.rows ?? []).flatMap(({ remedy = '' }) => remedyNames(remedy));
  for (const name of named) {
    if (!settings.includes(name)) yield fault(at, `\`{${name}}\` in a remedy is no setting of the connection`, settings);
    else if (secrets.includes(name))
      yield { at, problem: `\`{${name}}\` in a remedy is a secret`, remedy: 'Name another setting: a remedy is printed and logged.' };
  }
}

function notSetting(at: string): DefinitionFault {
  return { at, problem: 'only a setting of the connection is retired', remedy: 'Leave the field out.' };
}

function fault(at: string, problem: string, known: readonly string[]): DefinitionFault {
  return { at, problem, remedy: `Known: ${known.join(', ') || 'none'}.` };
}
