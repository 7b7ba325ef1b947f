import type { Agent } from 'undici';
import { tooLarge } from '../http/network-fault.js';
import type { WireRequest, WireStream } from '../ports/http.js';
import { BodyQueue } from './body-queue.js';
import { isCompressed } from './decompress.js';
import { decompressStream } from './decompress-stream.js';
import { dispatch, type Headers } from './dispatch.js';

/** Statuses whose answers have no body, whatever their headers say. Source: RFC 9110, section 6.4.1. */
const BODILESS = new Set([204, 304]);

/** One request, until its head is in; the body is read afterwards, or the signal aborted. */
export function openStream(agent: Agent, request: WireRequest): Promise<WireStream> {
  return new Promise((resolve, reject) => {
    let queue: BodyQueue | undefined;
    dispatch(agent, request, {
      head: (status, headers, controller) => {
        queue = new BodyQueue(controller);
        try {
          resolve(streamOf(status, headers, queue, request.maxBytes));
        } catch (error) {
          reject(error);
          queue.stop();
        }
      },
      data: (chunk) => queue?.push(chunk),
      end: () => queue?.end(),
      fail: (fault) => {
        queue?.fail(fault);
        reject(fault);
      },
    });
  });
}

function streamOf(status: number, headers: Headers, queue: BodyQueue, maxBytes: number): WireStream {
  const encoding = headers['content-encoding'];
  const isDelimited = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined || isCompressed(encoding);
  const body = bounded(decompressStream(queue, encoding), queue, maxBytes);
  return { status, headers, body, endsWithConnection: !isDelimited && !BODILESS.has(status) };
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, queue: BodyQueue, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } finally {
    queue.stop();
  }
}
