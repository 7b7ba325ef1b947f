import { resultOf, type ConnectorDocument, type JsonSchema, type OperationDocument } from 'trunkline/document';
import { InputValidator } from '../../document/input-validator.js';
import { Schemas } from '../../document/schema.js';
import type { Taker } from './input.js';
import type { Shape } from './shape.js';

/** One operation as the checker sees it. */
export interface OperationFacts {
  readonly name: string;
  readonly document: OperationDocument;
  /** What its `with` is held to; a trigger takes its list's input, but for the field that its cursor fills. */
  readonly taker: Taker;
  /** The output of an action, the record of a list or trigger. */
  readonly result?: Shape;
}

/** What the checker asks of a connector document. Schemas are compiled when first needed. */
export class ConnectorFacts {
  readonly schemas: Schemas;
  #validator: InputValidator | undefined;

  constructor(readonly document: ConnectorDocument) {
    this.schemas = new Schemas(document);
  }

  get validator(): InputValidator {
    return (this.#validator ??= new InputValidator(this.document));
  }

  namesOf(kind: OperationDocument['kind']): readonly string[] {
    return Object.entries(this.document.operations).flatMap(([name, operation]) => (operation.kind === kind ? [name] : []));
  }

  operation(name: string): OperationFacts | undefined {
    const document = Object.hasOwn(this.document.operations, name) ? this.document.operations[name] : undefined;
    if (!document) return undefined;
    const poll = document.kind === 'trigger' ? document.poll : undefined;
    const input = document.input ?? (poll && this.document.operations[poll.list]?.input);
    const record = this.schemas.named(resultOf(document));
    const schema = poll?.detects === 'differences' && record ? differenceOf(record) : record;
    return {
      name,
      document,
      taker: {
        name,
        command: `trunkline describe ${this.document.name}.${name}`,
        validator: this.validator,
        schemas: this.schemas,
        ...(input !== undefined && { input }),
        ...(poll?.since !== undefined && { filled: poll.since }),
      },
      ...(schema && { result: { schemas: this.schemas, schema } }),
    };
  }
}

/** The event of a trigger that tells differences. */
function differenceOf(record: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: {
      change: { type: 'string', enum: ['created', 'updated', 'deleted'] },
      record,
      before: { anyOf: [record, { type: 'null' }] },
    },
    required: ['change', 'record', 'before'],
  };
}
