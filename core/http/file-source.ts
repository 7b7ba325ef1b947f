import { InvalidInputError } from 'trunkline/errors';

/** A file to send, wherever its bytes are. */
export interface FileSource {
  /** What messages call it. */
  readonly name?: string;
  /** Its media type; sent where the operation declares none. */
  readonly type?: string;
  /** Bytes, where that is known before. The vendor is then told, and a source that gives more or fewer fails the call. */
  readonly size?: number;
  /** True when it can be opened only once, as standard input can: the call is then never sent again. */
  readonly once?: boolean;
  /**
   * Its bytes, from the first one. Called for each try, and read no faster than the vendor takes them; one try has ended before the next
   * begins. Reading is stopped at any point: by `return` of the iterator, and by the signal, for what waits on something else.
   */
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** Bytes are handed on in pieces of this size, so that an upload of them is stopped as any other. */
const PIECE_BYTES = 64 * 1024;

/**
 * What a caller gives as a file: bytes in memory are a source that can be opened as often as needed.
 *
 * @throws InvalidInputError when it is neither, or says a size that is none.
 */
export function fileSource(file: FileSource | Uint8Array): FileSource {
  if (file instanceof Uint8Array) return { size: file.length, open: () => pieces(file) };
  if (typeof (file as FileSource | undefined)?.open !== 'function') {
    throw refused('What is to be sent is no file.', 'Give bytes, or an object whose `open` gives them.');
  }
  const { size } = file;
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0)) return file;
  throw refused(`The file says that it is ${String(size)} bytes long.`, 'Give a whole number as `size`, or leave it out.');
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function refused(message: string, remedy: string): InvalidInputError {
  return new InvalidInputError(message, { code: 'bad_source', remedy });
}
