import type { ConnectorDocument, OperationDocument } from 'trunkline/document';
import { InputDefinitions, type InputSchema } from './inputs.js';
import { inputKind, listKind, rootOf, scheduleKind, triggerKind, valueSchema } from './language.js';
import { ref, type Schema } from './schema.js';
import { actionKind, STEP_DEFINITIONS } from './steps.js';

/** A connection of a project, and what its connector can do. */
export interface SchemaConnection {
  readonly name: string;
  readonly document: ConnectorDocument;
}

const FORM = 'http://json-schema.org/draft-07/schema#';
const ANY_USES: Schema = { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9_-]*\\.[a-zA-Z][a-zA-Z0-9_]*$' };

/** The JSON Schema of recipes, for editors: draft 7, as the YAML language server reads it. Without connections, that of the language alone. */
export function recipeSchema(connections?: readonly SchemaConnection[]): Schema {
  const inputs: Record<string, Schema> = {};
  const operations = connections && new Operations(connections, inputs);
  const uses = (kinds: readonly OperationDocument['kind'][]): Parts => operations?.of(kinds) ?? { uses: ANY_USES, rules: [] };
  const [action, trigger, list] = [uses(['action', 'download', 'upload']), uses(['trigger']), uses(['list'])];
  return {
    $schema: FORM,
    title: 'A Trunkline recipe',
    ...rootOf(
      connections ? connectionNames(connections) : { type: 'object', propertyNames: ref('id'), additionalProperties: { type: 'string' } },
    ),
    definitions: {
      ...STEP_DEFINITIONS,
      'value-schema': valueSchema(),
      input: inputKind(),
      action: actionKind(action.uses, action.rules),
      trigger: triggerKind(trigger.uses, trigger.rules),
      schedule: scheduleKind(),
      list: listKind(list.uses, list.rules),
      ...inputs,
    },
  };
}

interface Parts {
  readonly uses: Schema;
  readonly rules: readonly Schema[];
}

const connectionNames = (connections: readonly SchemaConnection[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    connections.map(({ name, document }) => [name, { const: document.name, description: `${document.title}, as in trunkline.yaml` }]),
  ),
  additionalProperties: false,
});

/** What may be used, and which input each takes. Said once for each operation of a connector, however many connections it has. */
class Operations {
  readonly #byConnector = new Map<
    string,
    { readonly document: ConnectorDocument; readonly names: string[]; readonly inputs: InputDefinitions }
  >();

  constructor(connections: readonly SchemaConnection[], definitions: Record<string, Schema>) {
    for (const { name, document } of connections) {
      const inputs = new InputDefinitions(document, definitions);
      const known = this.#byConnector.get(document.name) ?? { document, names: [], inputs };
      known.names.push(name);
      this.#byConnector.set(document.name, known);
    }
  }

  of(kinds: readonly OperationDocument['kind'][]): Parts {
    const used: Schema[] = [];
    const rules: Schema[] = [];
    for (const { document, names, inputs } of this.#byConnector.values()) {
      for (const [operation, own] of Object.entries(document.operations)) {
        if (!kinds.includes(own.kind)) continue;
        const words = names.map((name) => `${name}.${operation}`);
        used.push(...words.map((word) => ({ const: word, description: descriptionOf(own) })));
        rules.push(ruleOf(words, own, withOf(own, document, inputs)));
      }
    }
    return { uses: used.length > 0 ? { anyOf: used } : { not: {} }, rules };
  }
}

const descriptionOf = ({ title, description }: OperationDocument): string =>
  description === undefined ? title : `${title}. ${description}`;

function withOf(operation: OperationDocument, { operations }: ConnectorDocument, inputs: InputDefinitions): InputSchema {
  const poll = operation.kind === 'trigger' ? operation.poll : undefined;
  return inputs.of(operation.input ?? (poll && operations[poll.list]?.input), poll?.since);
}

/** What goes with an operation. Where every field may be left out, so may `with`. */
function ruleOf(words: readonly string[], { kind }: OperationDocument, { schema, isNeeded }: InputSchema): Schema {
  const file = kind === 'download' ? 'to' : kind === 'upload' ? 'from' : undefined;
  const other = kind === 'action' || file ? ['to', 'from'].filter((key) => key !== file) : [];
  const required = [...(isNeeded ? ['with'] : []), ...(file ? [file] : [])];
  return {
    if: { properties: { uses: words.length === 1 ? { const: words[0] } : { enum: words } }, required: ['uses'] },
    then: {
      properties: { with: schema, ...Object.fromEntries(other.map((key) => [key, false])) },
      ...(required.length > 0 && { required }),
    },
  };
}
