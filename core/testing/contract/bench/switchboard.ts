import { NetworkFault } from '../../../http/network-fault.js';
import type { Clock } from '../../../ports/clock.js';
import type { Http, WireRequest, WireResponse, WireStream } from '../../../ports/http.js';
import { encodeAnswer } from '../../server/answer.js';
import type { AnswerFixture } from '../fixtures/exchange.js';
import { sentRequest, type SentRequest } from './sent-request.js';

/** What becomes of one request: an answer, or none. */
export type Reply = AnswerFixture | NetworkFault;

/** The vendor of one trial. */
export type Vendor = (request: SentRequest) => Reply;

/** More requests in one trial than any fixture has: whoever sends them does not notice that they lead nowhere. */
const MOST_REQUESTS = 5000;

/** The network of the suite: whoever is plugged in answers. */
export class Switchboard implements Http {
  sent: SentRequest[] = [];
  #vendor: Vendor = () => ({ status: 503 });

  constructor(private readonly clock: Clock) {}

  plug(vendor: Vendor): void {
    this.sent = [];
    this.#vendor = vendor;
  }

  async send(wire: WireRequest): Promise<WireResponse> {
    const request = await sentRequest(wire, this.clock.monotonic());
    this.sent.push(request);
    if (this.sent.length > MOST_REQUESTS) throw new NetworkFault('refused', `more than ${MOST_REQUESTS} requests were sent`, false);
    const reply = this.#vendor(request);
    if (reply instanceof NetworkFault) throw reply;
    return response(reply);
  }

  async stream(wire: WireRequest): Promise<WireStream> {
    const { status, headers, body } = await this.send(wire);
    return { status, headers, body: once(body), endsWithConnection: false };
  }

  async close(): Promise<void> {}
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}

function response(answer: AnswerFixture): WireResponse {
  const { status = 200 } = answer;
  const encoded = encodeAnswer({ ...answer, status });
  const given = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: { ...(encoded && { 'content-type': encoded.type }), ...Object.fromEntries(given) },
    body: Buffer.from(encoded?.bytes ?? ''),
  };
}
