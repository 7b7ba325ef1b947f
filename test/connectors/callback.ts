import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Delivered {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What to answer: at least a status. */
export interface Reply {
  readonly status: number;
  readonly body?: string;
}

/** Where a vendor posts what happens there: a server on this machine that keeps what it is told. */
export class Callback {
  readonly delivered: Delivered[] = [];
  readonly #arrivals = new EventEmitter();
  readonly #server: Server;

  private constructor(answer: (delivered: Delivered) => Promise<Reply>) {
    this.#server = createServer((request, response) => {
      void buffer(request).then(async (body) => {
        const delivered = { headers: request.headers, body };
        const { status, body: text = '' } = await answer(delivered);
        response.writeHead(status).end(text);
        this.delivered.push(delivered);
        this.#arrivals.emit('delivery');
      });
    });
  }

  static async start(answer: (delivered: Delivered) => Promise<Reply> = async () => ({ status: 200 })): Promise<Callback> {
    const callback = new Callback(answer);
    callback.#server.listen(0, '127.0.0.1');
    await once(callback.#server, 'listening');
    return callback;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** Resolves once something was delivered that `wanted` takes. */
  async until(wanted: (delivered: Delivered) => boolean): Promise<void> {
    while (!this.delivered.some(wanted)) await once(this.#arrivals, 'delivery');
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
