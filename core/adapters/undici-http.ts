import type { Agent } from 'undici';
import { isAddress, isAllowed, type Egress } from '../http/egress.js';
import { NetworkFault, tooLarge } from '../http/network-fault.js';
import type { Dns } from '../ports/dns.js';
import type { Http, WireRequest, WireResponse, WireStream } from '../ports/http.js';
import { decompress } from './decompress.js';
import { dispatch, type Headers } from './dispatch.js';
import { egressRefusal, guardedAgent } from './guarded-agent.js';
import { openStream } from './open-stream.js';

/** Sends requests with undici. Addresses are checked as they are connected to; names are resolved once, by the `Dns` port. */
export class UndiciHttp implements Http {
  readonly #agents: Readonly<Record<Egress, Agent>>;

  constructor(dns: Dns) {
    this.#agents = {
      public: guardedAgent(dns, 'public'),
      'public-or-loopback': guardedAgent(dns, 'public-or-loopback'),
      loopback: guardedAgent(dns, 'loopback'),
    };
  }

  async send(request: WireRequest): Promise<WireResponse> {
    const { status, headers, chunks } = await exchange(this.#agent(request), request);
    const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    return { status, headers, body: await decompress(raw, headers['content-encoding'], request.maxBytes) };
  }

  async stream(request: WireRequest): Promise<WireStream> {
    return openStream(this.#agent(request), request);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#agents).map((agent) => agent.destroy()));
  }

  #agent(request: WireRequest): Agent {
    const { hostname } = request.url;
    const egress = egressOf(request);
    if (egress === undefined) throw new NetworkFault('egress', `${hostname} is asked for over plain HTTP`, false);
    if (isAddress(hostname) && !isAllowed(hostname, egress)) throw egressRefusal(hostname, egress);
    return this.#agents[egress];
  }
}

/** A credential crosses the network only inside TLS: plain HTTP reaches this machine, and that only where an operator said so. */
function egressOf({ url, allowLoopback }: WireRequest): Egress | undefined {
  if (url.protocol !== 'https:') return allowLoopback ? 'loopback' : undefined;
  return allowLoopback ? 'public-or-loopback' : 'public';
}

interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: readonly Buffer[];
}

/** One request and its raw body. Rejects at once when the signal is aborted, whatever state the socket is in. */
function exchange(agent: Agent, request: WireRequest): Promise<Exchanged> {
  const { maxBytes } = request;
  return new Promise((resolve, reject) => {
    let status = 0;
    let answered: Headers = {};
    let size = 0;
    const chunks: Buffer[] = [];
    dispatch(agent, request, {
      head: (code, headers) => {
        status = code;
        answered = headers;
      },
      data: (chunk, current) => {
        size += chunk.length;
        if (size <= maxBytes) chunks.push(chunk);
        else current.abort(tooLarge(maxBytes));
      },
      end: () => resolve({ status, headers: answered, chunks }),
      fail: reject,
    });
  });
}
