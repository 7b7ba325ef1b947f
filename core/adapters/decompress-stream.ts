import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { NetworkFault } from '../http/network-fault.js';
import { damaged, isCompressed, isWrapped, unknownEncoding, type Encoding } from './decompress.js';

const CHUNKS = { chunkSize: 64 * 1024 };

const DECODERS: ReadonlyMap<string, (first: Uint8Array) => Transform> = new Map<string, (first: Uint8Array) => Transform>([
  ['gzip', () => createGunzip(CHUNKS)],
  ['x-gzip', () => createGunzip(CHUNKS)],
  ['deflate', (first) => (isWrapped(first) ? createInflate(CHUNKS) : createInflateRaw(CHUNKS))],
  ['br', () => createBrotliDecompress(CHUNKS)],
]);

/**
 * A body as it was before it was compressed, while it comes. Its iteration throws a `NetworkFault` where it is damaged or cut short.
 *
 * @throws NetworkFault at once when the encoding is unknown.
 */
export function decompressStream(raw: AsyncIterable<Buffer>, encoding: Encoding): AsyncIterable<Uint8Array> {
  if (!isCompressed(encoding)) return raw;
  const decoder = DECODERS.get(String(encoding).toLowerCase());
  if (decoder === undefined) throw unknownEncoding();
  return decoded(raw, decoder);
}

async function* decoded(raw: AsyncIterable<Buffer>, decoderFor: (first: Uint8Array) => Transform): AsyncGenerator<Uint8Array, void> {
  const chunks = raw[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const decoder = decoderFor(first.value);
  // What goes wrong on either side destroys the decoder with it, and so is thrown by reading it.
  pipeline(joined(first.value, chunks), decoder, () => undefined);
  try {
    for await (const chunk of decoder) yield chunk as Buffer;
  } catch (error) {
    throw error instanceof NetworkFault ? error : damaged();
  }
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
