import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { AdvanceRun } from '../../ports/engine.js';
import { loadSdk } from './load-sdk.js';
import { runObject } from './run-object.js';

export interface EndpointOptions {
  /** The service's name in Restate. */
  readonly service: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Public keys of the Restate servers that may call; without any, everybody who reaches the port may. */
  readonly identityKeys: readonly string[];
  /** Several workers of this machine share the port (Linux); Restate's connections are spread over them. */
  readonly shared: boolean;
}

export interface Endpoint {
  readonly port: number;
  close(): Promise<void>;
}

/** Restate opens another connection, which may be another worker's, when one has so many calls under way. */
const STREAMS = 32;

/** Listens for Restate. Its SDK would listen on every interface; this does only where it is told to. */
export async function openEndpoint({ service, host, port, identityKeys, shared }: EndpointOptions, advance: AdvanceRun): Promise<Endpoint> {
  const sdk = await loadSdk();
  const handler = sdk.createEndpointHandler({
    services: [runObject(sdk, service, advance)],
    ...(identityKeys.length > 0 && { identityKeys: [...identityKeys] }),
    logger: () => undefined, // What happens to a run is in the store and in our own log.
  });
  const server = http2.createServer({ settings: { maxConcurrentStreams: STREAMS } }, handler);
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.listen({ host, port, reusePort: shared });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}
