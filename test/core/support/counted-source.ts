import type { FileSource } from 'trunkline';

/** A source that counts how often it is opened and closed, and how much of it is asked for. */
export class CountedSource implements FileSource {
  opened = 0;
  closed = 0;
  given = 0;
  readonly signals: AbortSignal[] = [];
  readonly size?: number;
  readonly once?: boolean;

  constructor(
    private readonly pieces: () => Iterable<unknown> | AsyncIterable<unknown>,
    facts: Pick<FileSource, 'size' | 'once'> = {},
  ) {
    Object.assign(this, facts);
  }

  async *open(signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
    this.opened += 1;
    this.signals.push(signal);
    try {
      for await (const piece of this.pieces()) {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Uint8Array);
        this.given += bytes.length;
        yield bytes;
      }
    } finally {
      this.closed += 1;
    }
  }
}

/** Pieces of a text, that can be had again. */
export function pieces(...texts: string[]): CountedSource {
  return new CountedSource(() => texts);
}

/** Gives these, and then what a file gives that has vanished. */
export function* failing(...texts: string[]): Generator<string> {
  yield* texts;
  throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
}

/** Gives these, and then nothing until it is told to stop. */
export async function* hanging(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
  await new Promise(() => undefined);
}
