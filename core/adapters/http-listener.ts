import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';

export interface ListenOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** All lines of a request's head. */
  readonly headBytes: number;
  /** How long a whole request may take to come, its head included; milliseconds. */
  readonly requestMs: number;
  /** Connections at once; one more is closed unheard. */
  readonly connections: number;
}

/** A server that is listening. */
export interface Listening {
  readonly url: string;
  /** Takes no more connections; resolves when the last has ended. Those still open after the grace are cut off. */
  close(grace: Promise<void>): Promise<void>;
}

/** How often connections are looked at for being too slow, at most. */
const LOOK_MS = 1_000;
const KEEP_ALIVE_MS = 5_000;

/** A handler of the Fetch API, given the body's pieces: the request's own is a stream of another kind, which takes far longer to make. */
type Handler = (request: Request, body: AsyncIterable<Buffer>) => Promise<Response>;

/** Serves a handler over HTTP/1.1. The package that translates is imported here, and nowhere before. */
export async function listen(handler: Handler, options: ListenOptions): Promise<Listening> {
  const { createAdaptorServer } = await import('@hono/node-server');
  const { host, port, headBytes, requestMs, connections } = options;
  const server = createAdaptorServer({
    fetch: (request, env) => handler(request, (env as { readonly incoming: IncomingMessage }).incoming),
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: {
      maxHeaderSize: headBytes,
      requestTimeout: requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(LOOK_MS, requestMs),
    },
  }) as Server;
  server.maxConnections = connections;
  server.listen(port, host);
  await once(server, 'listening');
  return { url: urlOf(server), close: (grace) => close(server, grace) };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('The server does not listen to a port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function close(server: Server, grace: Promise<void>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await Promise.race([closed, grace]);
  server.closeAllConnections();
  await closed;
}
