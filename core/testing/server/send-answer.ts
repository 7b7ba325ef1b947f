import type { ServerResponse } from 'node:http';
import { type Answer, encodeAnswer } from './answer.js';

/** Sends the whole answer. Does nothing when the client has gone. */
export function sendAnswer(out: ServerResponse, answer: Answer): void {
  if (out.destroyed) return;
  const encoded = encodeAnswer(answer);
  if (encoded === undefined) {
    out.writeHead(answer.status, { 'content-length': 0, ...answer.headers }).end();
    return;
  }
  const { bytes, type } = encoded;
  out.writeHead(answer.status, { 'content-type': type, 'content-length': bytes.length, ...answer.headers }).end(bytes);
}
