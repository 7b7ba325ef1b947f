import { createHash } from 'node:crypto';
import { resultOf, type ConnectorDocument, type EffectDocument, type OperationDocument } from 'trunkline/document';
import type { Pages } from 'trunkline/sdk';
import { DataShapes } from '../document/data-shape.js';
import { hideWriteOnly } from '../document/hide-write-only.js';
import type { SlotCode } from '../document/select.js';
import { type FileSource, fileSource } from '../http/file-source.js';
import { MadeUp } from '../made-up/made-up.js';
import { seededRandom } from '../made-up/seeded-random.js';
import { assertInput } from '../runtime/assert-shape.js';
import type {
  AnyConnection,
  CallOptions,
  DownloadOptions,
  FileAnswer,
  ListOptions,
  RecipeConnection,
  UploadOptions,
} from '../runtime/connection.js';
import { canonicalJson } from '../text/canonical-json.js';

/** A call that would have changed something. */
export interface UnsentCall {
  readonly connection: string;
  readonly operation: string;
  readonly effect: EffectDocument['kind'];
  /** What would have been sent, without secrets. */
  readonly input: unknown;
  /** The file that would have been. */
  readonly file?: string;
  /** Made up: what the recipe went on with. */
  readonly output: unknown;
}

/** A connection that reads, and only says what it would write. What a write gives is made up after its class, the same for the same input. */
export class DryConnection implements RecipeConnection {
  readonly #shapes: DataShapes;

  constructor(
    private readonly live: AnyConnection,
    /** `key`: the call's idempotency key, which tells its step. */
    private readonly unsent: (key: string, call: UnsentCall) => void,
  ) {
    this.#shapes = new DataShapes(live.document);
  }

  get id(): string {
    return this.live.id;
  }

  get document(): ConnectorDocument {
    return this.live.document;
  }

  get codeHash(): string | undefined {
    return this.live.codeHash;
  }

  async call(operation: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    return this.#reads(operation) ? this.live.call(operation, input, options) : this.#simulate(operation, input, options);
  }

  async upload(operation: string, input: unknown, file: FileSource | Uint8Array, options: UploadOptions = {}): Promise<unknown> {
    const { name = 'bytes' } = fileSource(file);
    return this.#simulate(operation, input, options, name);
  }

  list(operation: string, input: unknown, options?: ListOptions): Pages<unknown> {
    return this.live.list(operation, input, options);
  }

  /** A file that is made by a call that changes something is empty. */
  async download(operation: string, input: unknown, options: DownloadOptions = {}): Promise<FileAnswer> {
    if (this.#reads(operation)) return this.live.download(operation, input, options);
    this.#simulate(operation, input, options);
    const { signal = new AbortController().signal } = options;
    return { size: 0, body: fileSource(new Uint8Array()).open(signal) };
  }

  slots(): Promise<SlotCode> {
    return this.live.slots();
  }

  #reads(operation: string): boolean {
    return this.document.operations[operation]?.effect.kind === 'read';
  }

  /** @throws InvalidInputError as the call itself would. */
  #simulate(name: string, input: unknown, { key = '' }: Pick<CallOptions, 'key'>, file?: string): unknown {
    const operation = this.document.operations[name]!;
    if (operation.input !== undefined) assertInput(structuredClone(input ?? {}), this.#shapes.input(operation.input), `${this.id}.${name}`);
    const output = this.#madeUp(name, operation, input);
    const shown = this.live.redact(hideWriteOnly(input, operation.input, this.document));
    const call = { connection: this.id, operation: name, effect: operation.effect.kind, input: shown, output };
    this.unsent(key, file === undefined ? call : { ...call, file });
    return output;
  }

  #madeUp(name: string, operation: OperationDocument, input: unknown): unknown {
    const result = resultOf(operation);
    if (result === undefined) return null;
    const seed = createHash('sha256')
      .update(canonicalJson([this.id, name, input]))
      .digest()
      .readUInt32BE();
    return new MadeUp(this.document.schemas, seededRandom(seed), 'full').of(result);
  }
}
