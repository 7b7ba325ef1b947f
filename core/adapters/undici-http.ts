import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import { isAddress, isAllowed } from '../http/egress.js';
import { NetworkFault, networkFault } from '../http/network-fault.js';
import type { Dns } from '../ports/dns.js';
import type { Http, WireRequest, WireResponse } from '../ports/http.js';

const CONNECT_TIMEOUT_MS = 10_000;
const SOCKETS_PER_ORIGIN = 64;

type Headers = Record<string, string | string[] | undefined>;

/** Sends requests with undici. Addresses are checked as they are connected to; names are resolved once, by the `Dns` port. */
export class UndiciHttp implements Http {
  readonly #strict: Agent;
  readonly #loopback: Agent;

  constructor(dns: Dns) {
    this.#strict = makeAgent(dns, false);
    this.#loopback = makeAgent(dns, true);
  }

  async send(request: WireRequest): Promise<WireResponse> {
    const { url, allowLoopback } = request;
    if (isAddress(url.hostname) && !isAllowed(url.hostname, allowLoopback)) throw refusal(url.hostname);
    const { status, headers, chunks } = await exchange(allowLoopback ? this.#loopback : this.#strict, request);
    const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    return { status, headers, body: await decompress(raw, headers['content-encoding'], request.maxBytes) };
  }

  async close(): Promise<void> {
    await Promise.all([this.#strict.destroy(), this.#loopback.destroy()]);
  }
}

function makeAgent(dns: Dns, allowLoopback: boolean): Agent {
  return new Agent({
    connections: SOCKETS_PER_ORIGIN,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      timeout: CONNECT_TIMEOUT_MS,
      lookup: (host, options, callback) => {
        dns.lookup(host).then(
          (addresses) => {
            const allowed = addresses.filter(({ address }) => isAllowed(address, allowLoopback));
            const [first] = allowed;
            if (first === undefined) callback(refusal(host), []);
            else if (options.all) callback(null, [...allowed]);
            else callback(null, first.address, first.family);
          },
          (error: NodeJS.ErrnoException) => callback(error, []),
        );
      },
    },
  });
}

function refusal(host: string): NetworkFault {
  return new NetworkFault('egress', `${host} is a private or local address, where no vendor is`, false);
}

interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: readonly Buffer[];
}

/** One request and its raw body. Rejects at once when the signal is aborted, whatever state the socket is in. */
function exchange(agent: Agent, { method, url, headers, body, signal, maxBytes }: WireRequest): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
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
      const fault = new NetworkFault('aborted', 'the call was stopped', controller !== undefined, { cause: signal.reason });
      fail(fault);
      controller?.abort(fault);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: method as Dispatcher.HttpMethod, headers, body: body ?? null },
      {
        onRequestStart(started) {
          controller = started;
          if (signal.aborted) started.abort(signal.reason as Error);
        },
        onResponseStart(_controller, code, received) {
          status = code;
          answered = received as Headers;
        },
        onResponseData(current, chunk) {
          size += chunk.length;
          if (size <= maxBytes) return void chunks.push(chunk);
          current.abort(new NetworkFault('too-large', `the answer is larger than ${maxBytes} bytes`, true));
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

const DECODERS: Readonly<Record<string, (data: Uint8Array, options: ZlibOptions) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

async function decompress(raw: Uint8Array, encoding: string | string[] | undefined, maxBytes: number): Promise<Uint8Array> {
  if (encoding === undefined || encoding === 'identity' || raw.length === 0) return raw;
  const decode = DECODERS[String(encoding).toLowerCase()];
  if (decode === undefined) throw new NetworkFault('truncated', `the answer's encoding ${String(encoding)} is unknown`, true);
  try {
    return await decode(raw, { maxOutputLength: maxBytes });
  } catch (error) {
    throw networkFault(error, true);
  }
}
