import { decompressStream } from '../adapters/decompress-stream.js';
import { NetworkFault } from '../http/network-fault.js';
import type { Place } from './gate.js';

/** Why a body was not read to its end. */
export type Unread = 'too-large' | 'no-room' | 'damaged';

/** A request's body as its sender wrote it: decompressed, and counted as it is, so that a small one never becomes a large one here. */
export async function readBody(
  headers: Headers,
  raw: AsyncIterable<Buffer> | null,
  maxBytes: number,
  place: Place,
): Promise<Uint8Array | Unread> {
  const encoding = headers.get('content-encoding')?.trim() || undefined;
  const length = Number(headers.get('content-length') ?? 0);
  if (encoding === undefined && length > maxBytes) return 'too-large';
  if (raw === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of decompressStream(raw, encoding)) {
      size += piece.length;
      if (size > maxBytes) return 'too-large';
      if (!place.grow(piece.length)) return 'no-room';
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof NetworkFault) return 'damaged';
    throw error;
  }
  return Buffer.concat(pieces, size);
}
