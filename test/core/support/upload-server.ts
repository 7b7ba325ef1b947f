import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A request as the vendor saw it. `isWhole` is false where the connection ended inside its body. */
export interface Taken {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly isWhole: boolean;
}

export type Act = (out: ServerResponse, index: number, request: IncomingMessage) => unknown;

/** A vendor on a real socket that keeps what it is sent. */
export class UploadServer {
  readonly taken: Taken[] = [];
  readonly server: Server;

  /** `onEnd` answers once the whole body is in, `onHead` as soon as the head is; where that gives false, nothing of the body is read. */
  private constructor(onEnd: Act, onHead: Act = () => undefined) {
    let requests = 0;
    this.server = createServer((request, out) => {
      const index = requests++;
      if (onHead(out, index, request) === false) return;
      void this.#take(request).then(() => this.taken.at(-1)?.isWhole && !out.headersSent && onEnd(out, index, request));
    });
  }

  static async start(onEnd: Act, onHead?: Act): Promise<UploadServer> {
    const server = new UploadServer(onEnd, onHead);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  get origin(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** Resolves when the next connection has come and gone. */
  disconnected(): Promise<void> {
    return new Promise((resolve) => this.server.once('connection', (socket) => socket.once('close', () => resolve())));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #take(request: IncomingMessage): Promise<void> {
    const { method, url, headers } = request;
    let body = '';
    const add = (isWhole: boolean): unknown => this.taken.push({ line: `${method} ${url}`, headers, body, isWhole });
    try {
      for await (const chunk of request) body += (chunk as Buffer).toString('latin1');
      add(true);
    } catch {
      add(false);
    }
  }
}

/** An answer with this JSON. */
export function says(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Act {
  return (out) => out.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
