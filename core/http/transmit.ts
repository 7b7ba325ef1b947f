import type { PlainAuthDocument, SessionDocument, SingleAuthDocument } from 'trunkline/document';
import { InvalidInputError, UnexpectedResponseError } from 'trunkline/errors';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { WireRequest, WireResponse, WireStream } from '../ports/http.js';
import type { Send } from './axios-client.js';
import type { CallContext } from './call-context.js';
import { decode, type Decoded } from './decode.js';
import type { Headers } from './headers.js';
import { isSuccess } from './is-success.js';
import type { PreparedRequest } from './prepared-request.js';
import { followRedirect } from './redirect.js';
import { notSignedIn } from './auth/login-error.js';
import type { Signable } from './auth/place.js';
import type { Sessions } from './auth/sessions.js';
import type { Signer } from './auth/sign.js';
import { Watch } from './watch.js';
import { wholeBody } from './whole-body.js';

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

type UsedAuth = UsedSession | SingleAuthDocument;

/** A success whose body is still to come, under the eyes of its watch. */
export interface Opened extends WireStream {
  readonly watch: Watch;
}

export interface TransmitterParts {
  readonly send: Send<WireResponse>;
  readonly stream: Send<WireStream>;
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
    const { request, answer, session } = await this.#follow(first, call, (hop, auth) => this.#whole(hop, auth, call));
    return received(request, answer, session);
  }

  /** As `transmit`, but a success is handed over as soon as its head is in. */
  async open(first: PreparedRequest, call: CallContext): Promise<Received | Opened> {
    const { request, answer, session } = await this.#follow(first, call, (hop, auth) => this.#opened(hop, auth, call));
    return 'watch' in answer ? answer : received(request, answer, session);
  }

  async #follow<A extends Pick<WireResponse, 'status' | 'headers'>>(
    first: PreparedRequest,
    call: CallContext,
    once: (request: PreparedRequest, auth: UsedAuth) => Promise<A>,
  ): Promise<{ readonly request: PreparedRequest; readonly answer: A; readonly session: UsedSession | undefined }> {
    let request = first;
    for (let hop = 0; ; hop += 1) {
      const auth = this.#auth(request, call);
      // Before the request is let in: a login may have to wait as well, and what was let in leaves at once.
      const session = auth.kind === 'session' ? { document: auth, token: await this.parts.sessions.token(auth, call) } : undefined;
      await this.parts.admit(request, call);
      const answer = await once(request, session ?? auth);
      const { status, headers } = answer;
      const next = followRedirect(request, status, headers);
      if (next === undefined) return { request, answer, session };
      if (hop === this.parts.limits.redirects) {
        throw new UnexpectedResponseError(`The vendor redirected ${request.operation} ${hop + 1} times.`, { code: 'bad_redirect', status });
      }
      request = next;
    }
  }

  async #whole(request: PreparedRequest, auth: UsedAuth, call: CallContext): Promise<WireResponse> {
    const signed = this.#sign(request, auth, call);
    const watch = this.#watch(request, call);
    const file = request.file?.send(watch, call, this.#answerMs(request));
    try {
      if (file) await file.ready();
      const wire = this.#wire(request, signed, watch, this.parts.limits.responseBytes);
      return await this.parts.send(file ? { ...wire, body: file } : wire);
    } catch (error) {
      throw file?.failure ?? watch.faultOf(error);
    } finally {
      file?.stop();
      watch.end();
    }
  }

  async #opened(request: PreparedRequest, auth: UsedAuth, call: CallContext): Promise<WireResponse | Opened> {
    const { limits } = this.parts;
    const signed = this.#sign(request, auth, call);
    const watch = this.#watch(request, call);
    try {
      const { body, ...head } = await this.parts.stream(this.#wire(request, signed, watch, limits.downloadBytes));
      if (isSuccess(head.status)) {
        watch.rest();
        return { ...head, body, watch };
      }
      const answer = { ...head, body: await wholeBody(body, limits.responseBytes) };
      watch.end();
      return answer;
    } catch (error) {
      watch.end();
      throw watch.faultOf(error);
    }
  }

  #watch(request: PreparedRequest, call: CallContext): Watch {
    const { clock } = this.parts;
    const watch = new Watch(clock, call.signal);
    watch.allow(Math.min(this.#answerMs(request), call.deadline - clock.monotonic()), 'no whole answer in time');
    return watch;
  }

  #answerMs({ answerMs = 0 }: PreparedRequest): number {
    return Math.max(this.parts.limits.attemptMs, answerMs);
  }

  #wire({ method, service }: PreparedRequest, { url, headers, body }: Signable, { signal }: Watch, maxBytes: number): WireRequest {
    return { method, url, headers, body, signal, maxBytes, allowLoopback: service.allowLoopback };
  }

  #auth({ auth }: PreparedRequest, call: CallContext): SingleAuthDocument {
    try {
      return this.parts.signer.concrete(auth);
    } catch (error) {
      throw notSignedIn(error, call);
    }
  }

  #sign(request: PreparedRequest, auth: UsedAuth, call: CallContext): Signable {
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
    try {
      if (secrets) signer.fill(secrets, signable);
      if ('token' in auth && 'document' in auth) signer.signWithToken(auth.document, auth.token, signable);
      else signer.sign(auth as PlainAuthDocument, signable);
    } catch (error) {
      throw notSignedIn(error, call);
    }
    return signable;
  }
}

function received(request: PreparedRequest, { status, headers, body }: WireResponse, session: UsedSession | undefined): Received {
  return { request, status, headers, decoded: decode(body, headers), ...(session && { session }) };
}
