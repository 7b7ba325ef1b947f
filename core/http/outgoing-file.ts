import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { CallContext } from './call-context.js';
import type { FileSource } from './file-source.js';
import { SendingBody } from './sending-body.js';
import { SourceFault } from './source-fault.js';
import type { Watch } from './watch.js';

export interface OutgoingFileParts {
  readonly source: FileSource;
  /** The vendor takes no more. */
  readonly maxBytes: number | undefined;
  /** The caller said how long the whole call may take. */
  readonly isTimed: boolean;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'uploadIdleMs'>;
}

/** The file of one call, whatever the number of tries. */
export class OutgoingFile {
  #opened: AsyncIterable<Uint8Array> | undefined;
  #sendingMs = 0;

  constructor(private readonly parts: OutgoingFileParts) {}

  /** Its bytes cannot be had again. */
  get isSpent(): boolean {
    return this.#opened !== undefined && this.parts.source.once === true;
  }

  /** Opens it for one try. `answerMs`: how long the answer may take once all of it is sent. */
  send(watch: Watch, { deadline }: CallContext, answerMs: number): SendingBody {
    const { source, maxBytes, isTimed, clock, limits } = this.parts;
    const began = clock.monotonic();
    return new SendingBody({
      source,
      open: (signal) => this.#open(signal),
      maxBytes,
      watch,
      idleMs: limits.uploadIdleMs,
      until: isTimed ? deadline : Infinity,
      onEnd: (isWhole) => {
        const free = isTimed ? 0 : clock.monotonic() - began;
        this.#sendingMs += free;
        if (isWhole) watch.allowWithin(deadline + free, answerMs, 'no whole answer in time');
      },
    });
  }

  /** The call, whose time the sending does not count in where the caller did not bound it. `given`: as it was before anything was sent. */
  grant(call: CallContext, given: CallContext): CallContext {
    return { ...call, deadline: given.deadline + this.#sendingMs };
  }

  #open(signal: AbortSignal): AsyncIterable<Uint8Array> {
    if (this.isSpent) throw spent();
    const bytes = this.parts.source.open(signal);
    // What is left of a stream that was read would look like a shorter file.
    if (this.#opened !== undefined && bytes === this.#opened) throw spent();
    return (this.#opened = bytes);
  }
}

function spent(): SourceFault {
  return new SourceFault('source_spent', 'its file can be read only once, and had to be sent again', 0);
}
