import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { type Answer, encodeAnswer, type ErrorAnswer, withHeaders } from './answer.js';
import type { Fault, SimpleFaultKind } from './fault-plan.js';
import { sendAnswer } from './send-answer.js';

/** Where a fault is acted out. */
export interface Scene {
  readonly out: ServerResponse;
  readonly fault: Fault;
  readonly errorAnswer: ErrorAnswer;
  /** Aborted when the emulator closes. */
  readonly signal: AbortSignal;
}

/** Acted out instead of the vendor's handler: no effect. */
type Before = (scene: Scene) => void;
/** Acted out on the vendor's answer: the effect has happened and is saved. */
type After = (scene: Scene, answer: Answer) => void | Promise<void>;

type AfterKind = '500-after' | 'drop-after' | 'truncate' | 'bad-json' | 'gzip-bomb' | 'stall' | 'slow';
type BeforeKind = Exclude<SimpleFaultKind, AfterKind>;

const before: Readonly<Record<BeforeKind, Before>> = {
  '429': error(429),
  '500': error(500),
  '503': error(503),
  '503-html': page(503, 'Service Unavailable', 'The server is temporarily unable to service your request.'),
  '200-html': page(200, 'Scheduled maintenance', 'We will be back in a few minutes.'),
  redirect: ({ out, fault }) => sendAnswer(out, { status: 302, headers: { location: fault.location } }),
  'drop-before': ({ out }) => void out.destroy(),
};

const after: Readonly<Record<AfterKind, After>> = {
  '500-after': error(500),
  'drop-after': ({ out }) => void out.destroy(),
  truncate: ({ out }, answer) => {
    const bytes = bytesOf(answer);
    out.writeHead(answer.status, { ...headersOf(answer), 'content-length': Math.max(1, bytes.length) });
    out.flushHeaders();
    out.write(bytes.subarray(0, bytes.length / 2), () => out.destroy());
  },
  'bad-json': ({ out }, answer) => {
    const half = bytesOf(answer).subarray(0, bytesOf(answer).length / 2);
    sendAnswer(out, { status: answer.status, headers: headersOf(answer), raw: half.length > 0 ? half : '{' });
  },
  'gzip-bomb': async ({ out, signal }, answer) => {
    out.writeHead(answer.status, { ...headersOf(answer), 'content-encoding': 'gzip' });
    // A client that gives up closes the connection, and pipeline reports that as an error.
    await pipeline(Readable.from(longJsonText()), createGzip(), out, { signal }).catch(() => out.destroy());
  },
  stall: ({ out }, answer) => {
    out.writeHead(answer.status, { ...headersOf(answer), 'content-length': Math.max(1, bytesOf(answer).length) });
    out.flushHeaders();
  },
  slow: async ({ out, fault, signal }, answer) => {
    await sleep(fault.delayMs, undefined, { signal }).catch(() => undefined);
    sendAnswer(out, answer);
  },
};

/** Acts the fault out. `handle` runs the vendor's handler and saves what it did; it is not called by a fault without effect. */
export async function actOut(scene: Scene, handle: () => Promise<Answer>): Promise<void> {
  const { kind } = scene.fault;
  if (isAfter(kind)) await after[kind](scene, await handle());
  else before[kind](scene);
}

function isAfter(kind: SimpleFaultKind): kind is AfterKind {
  return kind in after;
}

function error(status: number): Before {
  return ({ out, fault, errorAnswer }) => sendAnswer(out, withHeaders(errorAnswer(status, 'fault'), fault.headers));
}

function page(status: number, title: string, text: string): Before {
  const raw = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
  const answer = { status, headers: { 'content-type': 'text/html; charset=utf-8' }, raw };
  return ({ out, fault }) => sendAnswer(out, withHeaders(answer, fault.headers));
}

function bytesOf(answer: Answer): Buffer {
  return encodeAnswer(answer)?.bytes ?? Buffer.alloc(0);
}

function headersOf(answer: Answer): Record<string, string> {
  return { 'content-type': encodeAnswer(answer)?.type ?? 'application/json; charset=utf-8', ...answer.headers };
}

/** 256 MiB of one JSON string. It is made while it is read, so a client that stops early costs next to nothing. */
function* longJsonText(): Generator<Buffer> {
  const chunk = Buffer.alloc(1 << 20, ' ');
  yield Buffer.from('"');
  for (let i = 0; i < 256; i += 1) yield chunk;
  yield Buffer.from('"');
}
