import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A server that says exactly these bytes to each connection, for what no well-behaved one does. */
export class RawServer {
  readonly #sockets = new Set<Socket>();
  /** What was received, one text for each connection. */
  readonly received: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** `act` is called with each connection once a whole head has come. */
  static async start(act: (socket: Socket, connection: number) => void): Promise<RawServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const raw = new RawServer(server, typeof address === 'object' && address ? address.port : 0);
    server.on('connection', (socket) => raw.#take(socket, act));
    return raw;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #take(socket: Socket, act: (socket: Socket, connection: number) => void): void {
    const connection = this.received.push('') - 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const before = this.received[connection] ?? '';
      this.received[connection] = before + data.toString('latin1');
      if (!before.includes('\r\n\r\n') && this.received[connection]?.includes('\r\n\r\n')) act(socket, connection);
    });
  }
}

/** A whole answer as bytes. */
export function answer(body: Uint8Array | string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const data = Buffer.from(body);
  const head = Object.entries({ 'content-type': 'application/json', 'content-length': String(data.length), ...headers });
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`), data]);
}
