const STORED_VERSION = 20;
const UTF8_NAMES = 0x0800;

/** A ZIP archive of texts, stored as they are, without times (APPNOTE 6.3). */
export function zip(files: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const facts = factsOf(path, content);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), facts, path]);
    directory.push(
      Buffer.from('PK\x01\x02'),
      numbers([STORED_VERSION, 2]),
      facts,
      numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      path,
    );
    parts.push(head, content);
    offset += head.length + content.length;
  }
  const index = Buffer.concat(directory);
  const end = numbers([0, 2], [0, 2], [files.length, 2], [files.length, 2], [index.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06'), end]);
}

/** What a file's head and its entry in the directory have in common. */
function factsOf(path: Buffer, content: Buffer): Buffer {
  return numbers(
    [STORED_VERSION, 2],
    [UTF8_NAMES, 2],
    [0, 2],
    [0, 4],
    [crc32(content), 4],
    [content.length, 4],
    [content.length, 4],
    [path.length, 2],
    [0, 2],
  );
}

/** Little-endian numbers, each with its length in bytes. */
function numbers(...all: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    all.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
