import { tooLarge } from './network-fault.js';

/** A body read to its end; an answer that is no file is as bounded as any. Throws what the body throws, and a `NetworkFault` beyond `maxBytes`. */
export async function wholeBody(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    read.push(chunk);
  }
  return Buffer.concat(read);
}
