import type { FileSource } from './file-source.js';
import { NetworkFault } from './network-fault.js';
import { SourceFault } from './source-fault.js';
import type { Watch } from './watch.js';

/** What one try of an upload is held to. */
export interface SendingRules {
  readonly source: Pick<FileSource, 'name' | 'size'>;
  /** Opens it; throws a SourceFault when it cannot be opened again. */
  readonly open: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
  readonly maxBytes: number | undefined;
  readonly watch: Watch;
  /** Longest wait for a piece of the file, and for the vendor to take one. */
  readonly idleMs: number;
  /** On the clock's monotonic scale: the end of the caller's time, where it gave one. */
  readonly until: number;
  /** Called once, when nothing more of it goes out: the last piece has been taken, or the try is over. */
  readonly onEnd: (isWhole: boolean) => void;
}

const STALLED = 'its source gave nothing for too long';

/**
 * The bytes of a file in one try, read as they are taken.
 *
 * A piece is held back until the next one has come, or the source has ended as it said: when the source fails, whatever the vendor has of the
 * file is not all of it, and by the framing of HTTP it can tell.
 */
export class SendingBody implements AsyncIterableIterator<Uint8Array> {
  readonly #stopping = new AbortController();
  readonly #name: string;
  #chunks: AsyncIterator<Uint8Array> | undefined;
  #held: Uint8Array | undefined;
  #readBytes = 0;
  #handedOver = 0;
  #interrupt: (reason: Error) => void = () => undefined;
  #failure: SourceFault | undefined;
  #hasEnded = false;

  constructor(private readonly rules: SendingRules) {
    this.#name = rules.source.name === undefined ? 'its file' : `its file ${rules.source.name}`;
    rules.watch.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Why the file could not be sent, where that is not the network's doing. */
  get failure(): SourceFault | undefined {
    return this.#failure;
  }

  /** Reads the first piece: a file that is not there is noticed before anything is sent. */
  async ready(): Promise<void> {
    this.#held = await this.#following();
    this.#expect('the vendor took nothing of the file');
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const chunk = this.#held;
    if (chunk === undefined) {
      this.#end(true);
      return { done: true, value: undefined };
    }
    this.#held = await this.#following();
    this.#handedOver += chunk.length;
    this.#expect('the vendor took nothing more of the file');
    return { done: false, value: chunk };
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.stop();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The try is over. Does not wait for the source, which may hang. Twice is safe. */
  stop(): void {
    if (this.#stopping.signal.aborted) return;
    this.rules.watch.signal.removeEventListener('abort', this.#onAbort);
    this.#stopping.abort();
    this.#end(false);
    this.#interrupt(this.#stopped());
    // Nobody asks any more what the source has to say.
    this.#close().catch(() => undefined);
  }

  readonly #onAbort = (): void => {
    const { watch, idleMs } = this.rules;
    if (watch.late === STALLED) this.#fault('source_stalled', `${this.#name} gave nothing for ${idleMs / 1000} s`);
    this.#interrupt(this.#failure ?? this.#stopped());
  };

  async #close(): Promise<void> {
    await this.#chunks?.return?.();
  }

  #end(isWhole: boolean): void {
    if (!this.#hasEnded) this.rules.onEnd(isWhole);
    this.#hasEnded = true;
  }

  get #isOver(): boolean {
    return this.#stopping.signal.aborted || this.rules.watch.signal.aborted;
  }

  #stopped(): NetworkFault {
    return new NetworkFault('aborted', 'the call was stopped', this.#handedOver > 0);
  }

  /** The next bytes of the source; undefined when it has ended and was as long as it said. */
  async #following(): Promise<Uint8Array | undefined> {
    const { watch, until, idleMs } = this.rules;
    watch.allowWithin(until, idleMs, STALLED);
    for (;;) {
      const { done, value } = await this.#pull();
      if (done) return this.#checkEnd();
      this.#count(value.length);
      if (value.length > 0) return value;
    }
  }

  async #pull(): Promise<IteratorResult<Uint8Array>> {
    // What is over must not look as if the file had ended.
    if (this.#isOver) throw this.#stopped();
    try {
      const piece = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        this.#interrupt = reject;
        this.#chunks ??= this.rules.open(this.#stopping.signal)[Symbol.asyncIterator]();
        this.#chunks.next().then(resolve, reject);
      });
      if (piece.done || piece.value instanceof Uint8Array) return piece;
      throw new TypeError('it gave something that is no bytes');
    } catch (error) {
      if (this.#isOver) throw this.#failure ?? this.#stopped();
      const why = error instanceof Error ? error.message : String(error);
      throw this.#fault('source_failed', `${this.#name} could not be read: ${why}`, error);
    }
  }

  #count(bytes: number): void {
    const { source, maxBytes = Infinity } = this.rules;
    const { size = Infinity } = source;
    this.#readBytes += bytes;
    if (this.#readBytes > size) throw this.#fault('source_size', `${this.#name} is longer than the ${size} bytes that it said`);
    if (this.#readBytes > maxBytes) throw this.#fault('too_large', tooLong(this.#name, maxBytes));
  }

  #checkEnd(): undefined {
    const { size = this.#readBytes } = this.rules.source;
    if (this.#readBytes < size)
      throw this.#fault('source_size', `${this.#name} ended after ${this.#readBytes} of the ${size} bytes that it said`);
  }

  #expect(what: string): void {
    const { watch, until, idleMs } = this.rules;
    watch.allowWithin(until, idleMs, `${what} for ${idleMs / 1000} s`);
  }

  /** The first reason counts. */
  #fault(code: SourceFault['code'], message: string, cause?: unknown): SourceFault {
    if (cause instanceof SourceFault) return (this.#failure ??= cause);
    return (this.#failure ??= new SourceFault(code, message, this.#handedOver, cause === undefined ? undefined : { cause }));
  }
}

export function tooLong(name: string, maxBytes: number): string {
  return `${name} is longer than the ${maxBytes} bytes that the vendor takes`;
}
