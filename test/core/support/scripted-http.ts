import type { Http, WireRequest, WireResponse, WireStream } from '../../../core/ports/http.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { wholeBody } from '../../../core/http/whole-body.js';

/** What the network does with one request: answers, breaks, or says nothing until it is stopped. `chunks` is a body that comes in pieces. */
export type Reply =
  | { status?: number; headers?: WireResponse['headers']; body?: string | Uint8Array; chunks?: AsyncIterable<Uint8Array> }
  | NetworkFault
  | 'silence';

/** The network as a script: one function decides what becomes of each request. Keeps every request as it left. */
export class ScriptedHttp implements Http {
  readonly requests: WireRequest[] = [];
  /** Files that were sent, read to their end before they are answered. */
  readonly files: string[] = [];

  constructor(private readonly script: (request: WireRequest, index: number) => Reply) {}

  async send(request: WireRequest): Promise<WireResponse> {
    this.requests.push(request);
    const { body: sent } = request;
    if (typeof sent === 'object' && Symbol.asyncIterator in sent) this.files.push(Buffer.from(await wholeBody(sent, Infinity)).toString());
    const reply = this.script(request, this.requests.length - 1);
    if (reply === 'silence') return untilStopped(request.signal);
    if (reply instanceof NetworkFault) throw reply;
    const { status = 200, headers = {}, body = '' } = reply;
    return { status, headers, body: typeof body === 'string' ? Buffer.from(body) : body };
  }

  async stream(request: WireRequest): Promise<WireStream> {
    this.requests.push(request);
    const reply = this.script(request, this.requests.length - 1);
    if (reply === 'silence') return untilStopped(request.signal);
    if (reply instanceof NetworkFault) throw reply;
    const { status = 200, headers = {}, body = '', chunks = once(Buffer.from(body)) } = reply;
    return { status, headers, body: chunks, endsWithConnection: false };
  }

  async close(): Promise<void> {}
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield chunk;
}

function untilStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new NetworkFault('aborted', 'the call was stopped', true));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
