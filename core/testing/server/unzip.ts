import { inflateRawSync } from 'node:zlib';

const END = Buffer.from('PK\x05\x06');
const ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * The files of a ZIP archive as texts, in the order of its directory (APPNOTE 6.3). Undefined when the bytes are no archive that can be read:
 * cut short, encrypted, larger than 4 GiB, or packed otherwise than stored or deflated.
 */
export function unzip(bytes: Uint8Array): (readonly [name: string, text: string])[] | undefined {
  const archive = Buffer.from(bytes);
  const end = archive.lastIndexOf(END);
  if (end < 0) return undefined;
  try {
    return readDirectory(archive, archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16));
  } catch {
    return undefined;
  }
}

function readDirectory(archive: Buffer, count: number, start: number): (readonly [string, string])[] {
  let at = start;
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== ENTRY) throw new RangeError('There is no entry of the directory here');
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const text = readFile(archive, at);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return [name, text] as const;
  });
}

/** The file's head repeats the lengths of its name and extra field, which may differ from those in the directory. */
function readFile(archive: Buffer, entry: number): string {
  const method = archive.readUInt16LE(entry + 10);
  const head = archive.readUInt32LE(entry + 42);
  const start = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  if (method !== 0 && method !== DEFLATED) throw new RangeError(`The packing ${method} is not known`);
  return (method === DEFLATED ? inflateRawSync(packed) : packed).toString('utf8');
}
