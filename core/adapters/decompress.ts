import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { NetworkFault, networkFault, tooLarge } from '../http/network-fault.js';

type Decoder = (data: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

const inflateWrapped = promisify(inflate);
const inflateBare = promisify(inflateRaw);

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', (data, options) => (isWrapped(data) ? inflateWrapped : inflateBare)(data, options)],
  ['br', promisify(brotliDecompress)],
]);

/** The value of a `content-encoding` header. */
export type Encoding = string | readonly string[] | undefined;

/** A body as it was before it was compressed. Rejects with a `NetworkFault` where it is damaged, cut short, or larger than allowed. */
export async function decompress(raw: Uint8Array, encoding: Encoding, maxBytes: number): Promise<Uint8Array> {
  if (!isCompressed(encoding) || raw.length === 0) return raw;
  const decode = DECODERS.get(String(encoding).toLowerCase());
  if (decode === undefined) throw unknownEncoding();
  try {
    return await decode(raw, { maxOutputLength: maxBytes });
  } catch (error) {
    throw networkFault(error, true).kind === 'too-large' ? tooLarge(maxBytes) : damaged();
  }
}

export function isCompressed(encoding: Encoding): boolean {
  return encoding !== undefined && encoding !== 'identity';
}

/** Some servers leave the zlib wrapper of `deflate` out. Source: RFC 9110, section 8.4.1.2. */
export function isWrapped(data: Uint8Array): boolean {
  return (data[0]! & 0x0f) === 8;
}

export function unknownEncoding(): NetworkFault {
  return new NetworkFault('truncated', "the answer's encoding is none that was asked for", true);
}

export function damaged(): NetworkFault {
  return new NetworkFault('truncated', 'the compressed answer is damaged or cut short', true);
}
