import { type Answer, sha256Hex } from 'trunkline/testing';

/** How every snappy stream begins: bytes that are no text. */
const SNAPPY_START = Uint8Array.of(0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59);

/** Something that is no text and may be long, with the checksum of what is sent. What follows its first bytes is made up. Facts: C88. */
export function image(content: string): Answer {
  const raw = Buffer.concat([SNAPPY_START, Buffer.from(`${content}\n`.repeat(1000))]);
  return { status: 200, headers: { 'content-type': 'application/octet-stream', 'x-amz-meta-sha256': sha256Hex(raw) }, raw };
}
