import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { NetworkFault, networkFault } from '../http/network-fault.js';

type Decoder = (data: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

const inflateWrapped = promisify(inflate);
const inflateBare = promisify(inflateRaw);

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  // Some servers leave the zlib wrapper out. Source: RFC 9110, section 8.4.1.2.
  ['deflate', (data, options) => ((data[0]! & 0x0f) === 8 ? inflateWrapped : inflateBare)(data, options)],
  ['br', promisify(brotliDecompress)],
]);

/** A body as it was before it was compressed. Rejects with a `NetworkFault` where it is damaged, cut short, or larger than allowed. */
export async function decompress(raw: Uint8Array, encoding: string | readonly string[] | undefined, maxBytes: number): Promise<Uint8Array> {
  if (encoding === undefined || encoding === 'identity' || raw.length === 0) return raw;
  const decode = DECODERS.get(String(encoding).toLowerCase());
  if (decode === undefined) throw new NetworkFault('truncated', "the answer's encoding is none that was asked for", true);
  try {
    return await decode(raw, { maxOutputLength: maxBytes });
  } catch (error) {
    const fault = networkFault(error, true);
    if (fault.kind === 'too-large') throw tooLarge(maxBytes);
    throw new NetworkFault('truncated', 'the compressed answer is damaged or cut short', true);
  }
}

export function tooLarge(maxBytes: number): NetworkFault {
  return new NetworkFault('too-large', `the answer is larger than ${maxBytes} bytes`, true);
}
