import { NetworkFault } from '../http/network-fault.js';

/** What brings the chunks, as far as it can be told to wait or to stop. */
export interface Source {
  pause(): void;
  resume(): void;
  abort(reason: Error): void;
}

/** Bytes that may wait for their reader before the source is told to hold back. */
const ENOUGH = 256 * 1024;

/** Chunks of one body between the socket that brings them and the reader that takes them: however slow the reader, few are ever kept. */
export class BodyQueue implements AsyncIterable<Buffer> {
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #ended = false;
  #fault: NetworkFault | undefined;
  #wake: () => void = () => undefined;

  constructor(private readonly source: Source) {}

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#kept += chunk.length;
    if (this.#kept >= ENOUGH) this.source.pause();
    this.#wake();
  }

  /** The body is whole. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** No more will come. The first reason counts. */
  fail(fault: NetworkFault): void {
    this.#fault ??= fault;
    this.#wake();
  }

  /** Nobody reads on. Twice is safe. */
  stop(): void {
    if (this.#ended || this.#fault !== undefined) return;
    this.fail(new NetworkFault('aborted', 'the reader stopped', true));
    this.source.abort(this.#fault!);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    for (;;) {
      if (this.#fault !== undefined) throw this.#fault;
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#kept -= chunk.length;
        yield chunk;
      } else if (this.#ended) {
        return;
      } else {
        await this.#more();
      }
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.source.resume();
    });
  }
}
