import type { Agent, Dispatcher } from 'undici';
import { isAddress, isAllowed, type Egress } from '../http/egress.js';
import { NetworkFault, networkFault } from '../http/network-fault.js';
import type { Dns } from '../ports/dns.js';
import type { Http, WireRequest, WireResponse } from '../ports/http.js';
import { decompress, tooLarge } from './decompress.js';
import { egressRefusal, guardedAgent } from './guarded-agent.js';

type Headers = Record<string, string | string[] | undefined>;

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
    const { hostname } = request.url;
    const egress = egressOf(request);
    if (egress === undefined) throw new NetworkFault('egress', `${hostname} is asked for over plain HTTP`, false);
    if (isAddress(hostname) && !isAllowed(hostname, egress)) throw egressRefusal(hostname, egress);
    const { status, headers, chunks } = await exchange(this.#agents[egress], request);
    const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    return { status, headers, body: await decompress(raw, headers['content-encoding'], request.maxBytes) };
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#agents).map((agent) => agent.destroy()));
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
function exchange(agent: Agent, { method, url, headers, body, signal, maxBytes }: WireRequest): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    /** There from the moment the request is written to its socket. */
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let answered: Headers = {};
    let size = 0;
    const chunks: Buffer[] = [];
    const fail = (error: unknown): void => {
      signal.removeEventListener('abort', abort);
      reject(networkFault(error, controller !== undefined));
    };
    const abort = (): void => {
      const fault = new NetworkFault('aborted', 'the call was stopped', controller !== undefined);
      fail(fault);
      controller?.abort(fault);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null },
      {
        onRequestStart(started) {
          if (signal.aborted) return started.abort(new NetworkFault('aborted', 'the call was stopped', false));
          controller = started;
        },
        onResponseStart(_controller, code, received) {
          status = code;
          answered = received;
        },
        onResponseData(current, chunk) {
          size += chunk.length;
          if (size <= maxBytes) chunks.push(chunk);
          else current.abort(tooLarge(maxBytes));
        },
        onResponseEnd() {
          signal.removeEventListener('abort', abort);
          resolve({ status, headers: answered, chunks });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}
