import type { DefinitionFault } from '../errors/definition-error.js';
import type { ClassFacts, FieldFacts } from './class-facts.js';
import type { ConnectorDocument } from './connector-document.js';
import type { ChoicesDocument, SchemaFromDocument } from './field-source.js';
import type { ActionDocument, DetailDocument, OperationDocument } from './operation-document.js';

type Document = Pick<ConnectorDocument, 'operations' | 'connection'>;
type Faults = Generator<DefinitionFault>;
type Kind = 'list' | 'action';

/** Faults where choices, a fetched schema or a detailed view name what is not there, or what must not be called for them. */
export function* sourceFaults(document: Document, classes: ClassFacts): Faults {
  const check = new SourceCheck(document, classes);
  for (const [data, fields] of classes) {
    for (const [name, field] of fields) yield* check.field(data, name, field);
  }
  for (const [name, operation] of Object.entries(document.operations)) {
    if (operation.kind === 'list' && operation.detail) yield* check.detail(`${name}.detail`, operation.detail);
  }
}

class SourceCheck {
  constructor(
    private readonly document: Document,
    private readonly classes: ClassFacts,
  ) {}

  *field(data: string, name: string, { choices, schemaFrom }: FieldFacts): Faults {
    const at = `${data}.${name}`;
    if ((choices ?? schemaFrom) && data === this.document.connection.schema) {
      yield fault(at, 'what a connection is filled in with cannot be read through it', 'Take `choices` or `schemaFrom` away.');
      return;
    }
    if (choices) yield* this.#choices(`${at}.choices`, data, name, choices);
    if (schemaFrom) yield* this.#schemaFrom(`${at}.schemaFrom`, data, name, schemaFrom);
  }

  *detail(at: string, { action, with: given }: DetailDocument): Faults {
    const operation = yield* this.#reading(at, 'action', action, 'for each record');
    if (operation?.kind !== 'action') return;
    yield* this.#giving(at, action, operation);
    yield* this.#bound(at, action, operation, Object.keys(given));
  }

  *#giving(at: string, name: string, { output, empty }: ActionDocument): Faults {
    if (output === undefined) yield fault(at, `\`${name}\` gives nothing`, 'Name an action with an output.');
    if (empty) yield fault(at, `\`${name}\` may give null`, 'Name an action without `empty`.');
  }

  *#choices(at: string, data: string, name: string, { list, value, label, with: given = {} }: ChoicesDocument): Faults {
    const operation = yield* this.#reading(at, 'list', list);
    if (operation?.kind !== 'list') return;
    for (const path of label === undefined ? [value] : [value, label]) yield* this.#path(at, operation.record, path, 'one value');
    yield* this.#bound(at, list, operation, Object.keys(given));
    yield* this.#beside(at, data, name, Object.values(given));
  }

  *#schemaFrom(at: string, data: string, name: string, { action, at: part, with: given = {} }: SchemaFromDocument): Faults {
    const operation = yield* this.#reading(at, 'action', action);
    if (operation?.kind !== 'action') return;
    yield* this.#giving(at, action, operation);
    if (operation.output !== undefined && part !== undefined) yield* this.#path(at, operation.output, part, 'a schema');
    yield* this.#bound(at, action, operation, Object.keys(given));
    yield* this.#beside(at, data, name, Object.values(given));
  }

  /** The operation named, when it is one of the kind and changes nothing. */
  *#reading(
    at: string,
    kind: Kind,
    name: string,
    when = 'while a form is filled in',
  ): Generator<DefinitionFault, OperationDocument | undefined> {
    const { operations } = this.document;
    const found = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (found?.kind === kind && found.effect.kind === 'read') return found;
    const usable = Object.keys(operations).filter((other) => operations[other]!.kind === kind && operations[other]!.effect.kind === 'read');
    const problem = found?.kind === kind ? `\`${name}\` may change something, and it is called ${when}` : undefined;
    yield fault(at, problem ?? `\`${name}\` is no ${kind}`, `Name one with the effect \`read\`: ${usable.join(', ') || 'there is none'}.`);
    return undefined;
  }

  /** Every input that the operation needs is filled, and nothing else is. */
  *#bound(at: string, name: string, { input }: OperationDocument, given: readonly string[]): Faults {
    const fields = this.#fields(input);
    for (const field of given) if (!fields.has(field)) yield fault(at, `\`${field}\` is no input of ${name}`, known(fields));
    for (const [field, { required }] of fields) {
      if (required && !given.includes(field)) yield fault(at, `nothing fills \`${field}\`, which ${name} needs`, 'Fill it in `with`.');
    }
  }

  *#beside(at: string, data: string, name: string, siblings: readonly string[]): Faults {
    const fields = this.#fields(data);
    for (const sibling of siblings) {
      if (!fields.has(sibling)) yield fault(at, `\`${sibling}\` is no field of ${data}`, known(fields));
      else if (sibling === name) yield fault(at, 'the field depends on itself', 'Name another field of the same class in `with`.');
    }
  }

  /** A dotted path leads to a field; inside what nobody describes it may lead on. */
  *#path(at: string, data: string, path: string, what: 'one value' | 'a schema'): Faults {
    let owner: string | undefined = data;
    let field: FieldFacts | undefined;
    for (const step of path.split('.')) {
      if (field?.isOpen) return;
      const fields = this.#fields(owner);
      field = fields.get(step);
      if (field === undefined) return yield fault(at, `\`${path}\` is no field of ${data}`, known(fields));
      owner = field.holds;
    }
    if (what === 'one value' && field?.holds) {
      yield fault(at, `\`${path}\` of ${data} holds a ${field.holds}, not ${what}`, 'Name a field of it, as `owner.id`.');
    }
  }

  #fields(data: string | undefined): ReadonlyMap<string, FieldFacts> {
    return this.classes.get(data ?? '') ?? new Map();
  }
}

function fault(at: string, problem: string, remedy: string): DefinitionFault {
  return { at, problem, remedy };
}

function known(fields: ReadonlyMap<string, unknown>): string {
  return `Known: ${[...fields.keys()].join(', ') || 'none'}.`;
}
