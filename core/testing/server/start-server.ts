import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '../../adapters/system-clock.js';
import { type Answer, type ErrorAnswer, withHeaders } from './answer.js';
import { EmulatorRequest } from './emulator-request.js';
import type { Emulator, EmulatorOptions } from './emulator.js';
import { actOut } from './fault-answers.js';
import { Faults } from './faults.js';
import { type Handler, type Layer, layered } from './layers.js';
import type { Ledger } from './ledger.js';
import { hasBody, readBody } from './read-body.js';
import type { Routes } from './routes.js';
import { sendAnswer } from './send-answer.js';
import type { StateFile } from './state-file.js';

const HOST = '127.0.0.1';
const MAX_BODY_BYTES = 1 << 20;
const NO_BODY = new Uint8Array();

/** What makes a server one vendor's. */
export interface VendorServer {
  readonly routes: Routes;
  /** What every request passes first: who may ask, and how often. */
  readonly layers?: readonly Layer[];
  readonly errorAnswer: ErrorAnswer;
  /** Longest body that is taken, in bytes; a longer one is refused with 413. Default 1 MiB. */
  readonly maxBodyBytes?: number;
  readonly file: StateFile<object>;
}

/**
 * Serves a fake vendor. A request goes through: the body is received, a fault before the effect, the layers, the route's handler, the state
 * is saved, a fault after the effect, the answer is sent.
 *
 * ```ts
 * const file = await StateFile.open<{ notes: { text: string } }>('notes', options.statePath);
 * const notes = file.rows('notes');
 * const routes = new Routes().get('/notes', () => ({ status: 200, body: notes }));
 * routes.post('/notes', ({ body }) => {
 *   notes.push(body as { text: string });
 *   file.put('notes', notes.length, notes.at(-1)!);
 *   return { status: 201, body };
 * });
 * const vendor = await startServer({ file, routes, errorAnswer: (status) => ({ status, body: { error: status } }) }, options);
 * ```
 */
export async function startServer(vendor: VendorServer, options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = new EmulatorServer(vendor, options);
  await emulator.listen(options.port ?? 0);
  return emulator;
}

class EmulatorServer implements Emulator {
  readonly faults: Faults;
  readonly now: () => number;
  readonly #vendor: VendorServer;
  readonly #latencyMs: number;
  readonly #handler: Handler;
  readonly #closing = new AbortController();
  readonly #server = createServer({ keepAliveTimeout: 60_000 }, (incoming, out) => void this.#receive(incoming, out));
  #requests = 0;
  #port = 0;

  constructor(vendor: VendorServer, options: EmulatorOptions) {
    this.#vendor = vendor;
    this.#latencyMs = options.latencyMs ?? 0;
    const { clock = new SystemClock() } = options;
    this.now = options.now ?? (() => clock.now());
    this.faults = new Faults(options.faults);
    this.#handler = layered(vendor.layers ?? [], (request) => vendor.routes.answer(request, vendor.errorAnswer));
  }

  get origin(): string {
    return `http://${HOST}:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  get ledger(): Ledger {
    return this.#vendor.file.ledger;
  }

  get requests(): number {
    return this.#requests;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, HOST, () => {
        const address = this.#server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#server.listening) {
      await new Promise((resolve) => {
        this.#server.close(resolve);
        this.#server.closeAllConnections();
      });
    }
    await this.#vendor.file.saved();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #receive(incoming: IncomingMessage, out: ServerResponse): Promise<void> {
    this.#requests += 1;
    try {
      await this.#respond(incoming, out);
    } catch (error) {
      // The client went away, or the state could not be saved: either way nothing may be acknowledged.
      const isGone = out.destroyed || this.#closing.signal.aborted;
      out.destroy();
      if (!isGone) warn(error);
    }
  }

  async #respond(incoming: IncomingMessage, out: ServerResponse): Promise<void> {
    const body = hasBody(incoming) ? await readBody(incoming, this.#vendor.maxBodyBytes ?? MAX_BODY_BYTES) : NO_BODY;
    if (body === undefined) return sendAnswer(out, this.#vendor.errorAnswer(413, 'body-too-large'));
    const { method = '', url = '/', headers } = incoming;
    const queryAt = url.indexOf('?');
    const [path, search] = queryAt < 0 ? [url, ''] : [url.slice(0, queryAt), url.slice(queryAt)];
    const request = new EmulatorRequest(method, path, search, headers, body, this.now());
    const fault = this.faults.take(request);
    if (this.#latencyMs > 0) await sleep(this.#latencyMs, undefined, { signal: this.#closing.signal });
    if (fault === undefined) return sendAnswer(out, await this.#handle(request));
    const { errorAnswer } = this.#vendor;
    await actOut({ out, fault, errorAnswer, signal: this.#closing.signal }, () => this.#handle(request));
  }

  /** The vendor acts, and what it did is on disk. */
  async #handle(request: EmulatorRequest): Promise<Answer> {
    const first = this.#run(request);
    const answer = first.later ? withHeaders(await first.later, first.headers ?? {}) : first;
    if (this.#vendor.file.unsaved) await this.#vendor.file.saved();
    return answer;
  }

  #run(request: EmulatorRequest): Answer {
    try {
      return this.#handler(request);
    } catch (error) {
      warn(error);
      return this.#vendor.errorAnswer(500, 'handler-failed');
    }
  }
}

/** A fault of the fake itself, which its client must not have to guess. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
