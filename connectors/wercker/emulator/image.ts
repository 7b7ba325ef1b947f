import { createHash } from 'node:crypto';
import type { Answer } from 'trunkline/testing';

/** Something that is no JSON and may be long, with the checksum of what is sent. What is in it is made up. Facts: C88. */
export function image(content: string): Answer {
  const raw = `${content}\n`.repeat(1000);
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'x-amz-meta-sha256': createHash('sha256').update(raw).digest('hex'),
    },
    raw,
  };
}
