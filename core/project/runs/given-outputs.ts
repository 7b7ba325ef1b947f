import type { ConnectorDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import type { Check } from '../../document/ajv.js';
import { DataShapes } from '../../document/data-shape.js';
import type { Run } from '../../ports/store/index.js';
import { listDetails } from '../../text/list-details.js';
import { type CallAt, callAt, readersOf } from './call-at.js';
import type { RunCode, RunCodes } from './run-code.js';

/** Holds what people say that calls gave to what the recipe needs of it, and to the operation's output class. */
export class GivenOutputs {
  readonly #shapes = new Map<ConnectorDocument, DataShapes>();

  constructor(private readonly codes: RunCodes) {}

  /**
   * The output as the runtime would have given it; null where nothing is said, and no step looks.
   *
   * @param output Undefined where nothing is said; null says that there was nothing.
   * @throws InvalidInputError `output_needed` when nothing is said and some step looks at it, `invalid_output` when it has another shape.
   */
  async accept(run: Run, path: string, output: unknown): Promise<unknown> {
    const code = await this.codes.of(run);
    const call = callAt(code.recipe, path);
    const readers = code.program && output === undefined ? readersOf(code.program, call) : [];
    if (readers.length > 0) throw needed(path, call, readers);
    if (output === undefined || output === null) return null;
    const accepted: unknown = structuredClone(output);
    const details = this.#checkOf(code, call)?.(accepted) ?? [];
    if (details.length === 0) return accepted;
    throw new InvalidInputError(`The output of step ${path} is not what ${operationOf(call)} gives: ${listDetails(details)}.`, {
      code: 'invalid_output',
      operation: operationOf(call),
      details,
      remedy: `See its shape: trunkline describe ${operationOf(call)}`,
    });
  }

  /** Undefined where no class says what it gives, or the project has the connector no more. */
  #checkOf({ documents }: RunCode, { uses: { connection, operation } }: CallAt): Check | undefined {
    const document = documents.get(connection);
    const found = document && Object.hasOwn(document.operations, operation) ? document.operations[operation] : undefined;
    const output = found?.kind === 'action' || found?.kind === 'upload' ? found.output : undefined;
    return document && output !== undefined ? this.#shapesOf(document).given(output) : undefined;
  }

  #shapesOf(document: ConnectorDocument): DataShapes {
    const known = this.#shapes.get(document) ?? new DataShapes(document);
    this.#shapes.set(document, known);
    return known;
  }
}

const needed = (path: string, call: CallAt, readers: readonly string[]): InvalidInputError =>
  new InvalidInputError(`What step ${path} gave is read by ${readers.join(', ')}, and is not said.`, {
    code: 'output_needed',
    operation: operationOf(call),
    remedy: `Say it with --output '<JSON>', in the shape that this tells: trunkline describe ${operationOf(call)}. --output null says that it gave nothing.`,
  });

const operationOf = ({ uses: { connection, operation } }: CallAt): string => `${connection}.${operation}`;
