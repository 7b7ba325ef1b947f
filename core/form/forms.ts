import type { ConnectorDocument, JsonSchema, OperationDocument, SchemaFromDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import { valueAt } from '../document/select.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { canonicalJson } from '../text/canonical-json.js';
import { didYouMean } from '../text/did-you-mean.js';
import { AnswerCache, type AskOptions } from './answer-cache.js';
import { bindings, type Binding } from './bindings.js';
import { readChoices, takesText, type Choices } from './choices.js';
import { fieldPlace, holders, type FieldPlace } from './field-place.js';
import { inputFields, type InputField } from './input-fields.js';
import { selfContained } from './self-contained.js';
import { assertVendorSchema } from './vendor-schema.js';

type Connection = Pick<RecipeConnection, 'id' | 'document' | 'call' | 'list'>;
type VendorSchema = Readonly<Record<string, unknown>>;

/** What a form for one connection's operations needs of the vendor: choices and schemas, remembered for a while. */
export class Forms {
  readonly #answers: AnswerCache;

  constructor(
    private readonly connection: Connection,
    clock: Clock,
    private readonly limits: Limits,
  ) {
    this.#answers = new AnswerCache(clock, limits.choicesTtlMs);
  }

  /** @throws InvalidInputError when the field is not there, has no choices, or depends on one that is not filled in. */
  async choices(operation: string, document: OperationDocument, field: string, input: unknown, options: AskOptions): Promise<Choices> {
    const at = `${this.connection.id}.${operation}`;
    const place = fieldPlace(field);
    const fields = inputFields(this.#document, document.input);
    const { schema } = fieldOf(at, fields, place);
    const source = schema['x-choices'];
    if (source === undefined) throw noChoices(at, place.path, fields);
    const { values } = onlyBinding(at, field, this.#bindings(source.list, source.with, filledIn(at, input), place));
    const question = { source, input: values, asText: takesText(schema) };
    return this.#answers.get(
      canonicalJson(['choices', question]),
      (signal) => readChoices(this.connection, question, this.limits, signal),
      options,
    );
  }

  /** The input of an operation, with the vendor's schema of each field whose own depends on what is filled in. */
  async inputSchema(operation: string, { input: name }: OperationDocument, input: unknown, options: AskOptions): Promise<JsonSchema> {
    const given = filledIn(`${this.connection.id}.${operation}`, input);
    const found = inputFields(this.#document, name).map(async ({ path, schema: { 'x-schema-from': source } }) => {
      const schema = source && (await this.#schemaFrom(source, given, fieldPlace(path), options));
      return schema === undefined ? [] : ([[path, schema]] as const);
    });
    return selfContained(this.#document, name, new Map((await Promise.all(found)).flat()));
  }

  get #document(): ConnectorDocument {
    return this.connection.document;
  }

  /** Undefined while a field it depends on is not filled in, where items of a list differ in it, or where the vendor has none. */
  async #schemaFrom(source: SchemaFromDocument, given: object, place: FieldPlace, options: AskOptions): Promise<VendorSchema | undefined> {
    const [binding, ...others] = this.#bindings(source.action, source.with, given, place);
    if (binding === undefined || binding.missing.length > 0 || others.length > 0) return undefined;
    const { values } = binding;
    return this.#answers.get(canonicalJson(['schema', source, values]), (signal) => this.#readSchema(source, values, signal), options);
  }

  async #readSchema({ action, at }: SchemaFromDocument, values: object, signal: AbortSignal): Promise<VendorSchema | undefined> {
    const output = await this.connection.call(action, values, { signal });
    const schema = valueAt(output, at?.split('.') ?? []) ?? undefined;
    if (schema !== undefined) assertVendorSchema(schema, this.limits, `${this.connection.id}.${action}`);
    return schema;
  }

  #bindings(
    operation: string,
    filledBy: Readonly<Record<string, string>> | undefined,
    given: object,
    place: FieldPlace,
  ): readonly Binding[] {
    const objects = holders(given, place);
    return bindings(this.#document, operation, filledBy, objects.length > 0 ? objects : [{}]);
  }
}

function filledIn(operation: string, input: unknown): object {
  if (input === undefined || input === null) return {};
  if (typeof input === 'object' && !Array.isArray(input)) return input;
  throw new InvalidInputError(`What is filled in so far for ${operation} is no object.`, { operation });
}

function fieldOf(operation: string, fields: readonly InputField[], { path }: FieldPlace): InputField {
  const found = fields.find((field) => field.path === path);
  if (found !== undefined) return found;
  const paths = fields.map((field) => field.path);
  const meant = didYouMean(path, paths);
  throw new InvalidInputError(`${operation} has no input field \`${path}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
    code: 'unknown_field',
    operation,
    remedy: `Known: ${paths.join(', ') || 'none'}.`,
  });
}

function noChoices(operation: string, path: string, fields: readonly InputField[]): InvalidInputError {
  const withChoices = fields.filter(({ schema }) => schema['x-choices']).map((field) => field.path);
  return new InvalidInputError(`The field \`${path}\` of ${operation} has no choices: any value that fits its schema will do.`, {
    code: 'no_choices',
    operation,
    remedy: `Fields with choices: ${withChoices.join(', ') || 'none'}.`,
  });
}

function onlyBinding(operation: string, field: string, [binding, ...others]: readonly Binding[]): Binding {
  const { missing = [] } = binding ?? {};
  if (binding !== undefined && missing.length === 0 && others.length === 0) return binding;
  const [prefix] = /^.*\./.exec(field) ?? [''];
  const paths = missing.map((name) => `${prefix}${name}`);
  const problem =
    others.length > 0
      ? 'its items are filled in differently'
      : `they depend on ${paths.map((path) => `\`${path}\``).join(' and ')}, not filled in yet`;
  throw new InvalidInputError(`The choices of \`${field}\` of ${operation} cannot be read: ${problem}.`, {
    code: others.length > 0 ? 'ambiguous_field' : 'missing_value',
    operation,
    details: paths.map((path) => ({ path, message: 'is not filled in', code: 'required' })),
    remedy: others.length > 0 ? 'Name one of the items, as `lines[0].sku_id`.' : `Give ${paths.join(' and ')} in the input.`,
  });
}
