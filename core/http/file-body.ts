import { createHash } from 'node:crypto';
import type { Limits } from '../limits.js';
import { NetworkFault } from './network-fault.js';
import type { Opened } from './transmit.js';

/** What a file is held to while it passes. */
export interface FileRules {
  readonly limits: Pick<Limits, 'downloadIdleMs'>;
  /** On the clock's monotonic scale: the end of the caller's time, where it gave one. */
  readonly until: number;
  /** The hex SHA-256 it must have. */
  readonly sha256: string | undefined;
  /** What the reader is told when it breaks off after so many bytes. */
  readonly brokenOff: (fault: NetworkFault, bytes: number) => Error;
  /** What the reader is told when it is whole and another than its SHA-256 says. */
  readonly mismatch: () => Error;
}

/** The bytes of a file as they come. It ends quietly only when it is whole; it may be read once. */
export class FileBody implements AsyncIterable<Uint8Array> {
  #isRead = false;

  constructor(
    private readonly opened: Opened,
    private readonly rules: FileRules,
  ) {}

  [Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    if (this.#isRead) throw new Error('A file is read once: keep its bytes, or download it again.');
    this.#isRead = true;
    return this.#read();
  }

  async *#read(): AsyncGenerator<Uint8Array, void> {
    const { sha256, brokenOff, mismatch } = this.rules;
    const { watch } = this.opened;
    const hash = sha256 === undefined ? undefined : createHash('sha256');
    let bytes = 0;
    try {
      this.#expectMore();
      for await (const chunk of this.opened.body) {
        // The reader takes as long as it likes.
        watch.rest();
        bytes += chunk.length;
        hash?.update(chunk);
        yield chunk;
        this.#expectMore();
      }
    } catch (error) {
      throw brokenOff(watch.faultOf(error), bytes);
    } finally {
      watch.end();
    }
    if (hash?.digest('hex') === sha256) return;
    // Without a length, what was cut short looks like what is whole.
    throw this.opened.endsWithConnection ? brokenOff(cutShort(), bytes) : mismatch();
  }

  /** The next piece has its own time, inside the caller's. */
  #expectMore(): void {
    const { limits, until } = this.rules;
    const { downloadIdleMs } = limits;
    this.opened.watch.allowWithin(until, downloadIdleMs, `nothing came for ${downloadIdleMs / 1000} s`);
  }
}

function cutShort(): NetworkFault {
  return new NetworkFault('truncated', 'it is not what its SHA-256 was made of, and no length was given', true);
}
