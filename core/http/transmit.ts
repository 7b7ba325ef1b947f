import type { PlainAuthDocument, SessionDocument, SingleAuthDocument } from 'trunkline/document';
import { InvalidInputError, UnexpectedResponseError } from 'trunkline/errors';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { WireResponse } from '../ports/http.js';
import type { Send } from './axios-client.js';
import type { CallContext } from './call-context.js';
import { decode, type Decoded } from './decode.js';
import type { Headers } from './headers.js';
import { NetworkFault, networkFault } from './network-fault.js';
import type { PreparedRequest } from './prepared-request.js';
import { followRedirect } from './redirect.js';
import type { Signable } from './auth/place.js';
import type { Sessions } from './auth/sessions.js';
import type { Signer } from './auth/sign.js';

/** A whole answer, and the request that got it: the one sent, or the last of its redirects. */
export interface Received {
  readonly request: PreparedRequest;
  readonly status: number;
  readonly headers: Headers;
  readonly decoded: Decoded;
  /** The session it was signed with. */
  readonly session?: UsedSession;
}

/** A session, and its token that a request carried. */
export interface UsedSession {
  readonly document: SessionDocument;
  readonly token: string;
}

export interface TransmitterParts {
  readonly send: Send;
  readonly signer: Signer;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Waits for room in the budgets, and is told of each request as it leaves. */
  readonly admit: (request: PreparedRequest, call: CallContext) => Promise<void>;
}

/** A header's value as HTTP has it: no line break, and nothing beyond one byte. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/;

/** Sends a request and what it is redirected to, each signed and inside one deadline over headers and body. Repeats nothing. */
export class Transmitter {
  constructor(private readonly parts: TransmitterParts) {}

  /** Rejects with a NetworkFault when there is no whole answer, with an UnexpectedResponseError for a redirect that is not followed. */
  async transmit(first: PreparedRequest, call: CallContext): Promise<Received> {
    let request = first;
    for (let hop = 0; ; hop += 1) {
      await this.parts.admit(request, call);
      const auth = this.parts.signer.concrete(request.auth);
      const session = auth.kind === 'session' ? { document: auth, token: await this.parts.sessions.token(auth, call) } : undefined;
      const { status, headers, body } = await this.#once(request, session ?? auth, call);
      const next = followRedirect(request, status, headers);
      if (next === undefined) return { request, status, headers, decoded: decode(body, headers), ...(session && { session }) };
      if (hop === this.parts.limits.redirects) {
        throw new UnexpectedResponseError(`The vendor redirected ${request.operation} ${hop + 1} times.`, { code: 'bad_redirect', status });
      }
      request = next;
    }
  }

  async #once(request: PreparedRequest, auth: UsedSession | SingleAuthDocument, call: CallContext): Promise<WireResponse> {
    const { clock, limits, send } = this.parts;
    const signable = this.#sign(request, auth);
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    let late = false;
    const cancelTimer = clock.after(Math.min(limits.attemptMs, call.deadline - clock.monotonic()), () => {
      late = true;
      stop();
    });
    call.signal?.addEventListener('abort', stop, { once: true });
    try {
      return await send({
        method: request.method,
        url: signable.url,
        headers: signable.headers,
        body: signable.body,
        signal: controller.signal,
        maxBytes: limits.responseBytes,
        allowLoopback: request.service.allowLoopback,
      });
    } catch (error) {
      const fault = networkFault(error, true);
      if (call.signal?.aborted) throw new NetworkFault('aborted', 'the call was stopped', fault.sent);
      throw late ? new NetworkFault('timeout', 'no whole answer in time', fault.sent) : fault;
    } finally {
      cancelTimer();
      call.signal?.removeEventListener('abort', stop);
    }
  }

  #sign(request: PreparedRequest, auth: UsedSession | SingleAuthDocument): Signable {
    for (const [name, value] of Object.entries(request.headers)) {
      if (!UNSENDABLE.test(value)) continue;
      const message = 'a header cannot hold a line break, nor a character beyond Latin-1';
      throw new InvalidInputError(`The header \`${name}\` of ${request.operation} cannot be sent: ${message}.`, {
        details: [{ path: name, message }],
      });
    }
    const { method, url, headers, body, secrets } = request;
    const signable: Signable = { method, url, headers: { ...headers }, body };
    const { signer } = this.parts;
    if (secrets) signer.fill(secrets, signable);
    if ('token' in auth && 'document' in auth) signer.signWithToken(auth.document, auth.token, signable);
    else signer.sign(auth as PlainAuthDocument, signable);
    return signable;
  }
}
