import type { ErrorTableDocument, SessionDocument } from 'trunkline/document';
import { AuthenticationError } from 'trunkline/errors';
import type { SlotCode } from '../../document/select.js';
import type { Limits } from '../../limits.js';
import type { Clock } from '../../ports/clock.js';
import type { ServiceUrls } from '../base-url.js';
import { ACCEPTED } from '../build-request.js';
import type { CallContext } from '../call-context.js';
import type { Answer } from '../judge.js';
import type { PreparedRequest } from '../prepared-request.js';
import type { Redactor } from '../redactor.js';
import { slotFailed } from '../slot-failed.js';
import { withinCall } from '../within-call.js';
import type { KeptSecrets } from './kept-secrets.js';
import { loginError, notSignedIn } from './login-error.js';
import { sessionToken } from './session-token.js';

export interface SessionParts {
  readonly connection: string;
  readonly urls: ServiceUrls;
  readonly errors: ErrorTableDocument;
  readonly code: SlotCode;
  readonly redactor: Redactor;
  readonly secrets: KeptSecrets;
  readonly clock: Clock;
  readonly limits: Limits;
}

type SendLogin = (request: PreparedRequest, call: CallContext) => Promise<Answer>;

/** What a login came to. */
interface Session {
  readonly token: string;
  /** On the clock's monotonic scale. */
  readonly expires: number;
  /** Until then a refusal is about the call, not about the token: it was refused likewise when it was new. */
  trustedUntil: number;
}

interface Refusal {
  readonly error: unknown;
  /** On the clock's monotonic scale. */
  readonly until: number;
  /** Of the secrets that were refused. */
  readonly version: number;
}

/** One session per login declared, with where its token is. Whoever needs one while it is being opened waits for the same login. */
export class Sessions {
  readonly #ready = new Map<string, Session>();
  readonly #opening = new Map<string, Promise<Session>>();
  readonly #refusals = new Map<string, Refusal>();

  constructor(
    private readonly parts: SessionParts,
    private readonly send: SendLogin,
  ) {}

  /** @throws AuthenticationError when the vendor refuses the login; for a while it is then not asked again, unless the secrets were changed. */
  async token(document: SessionDocument, call: CallContext): Promise<string> {
    const name = nameOf(document);
    const { clock, secrets } = this.parts;
    const ready = this.#ready.get(name);
    if (ready && clock.monotonic() < ready.expires) return ready.token;
    const refusal = this.#refusals.get(name);
    if (refusal && clock.monotonic() < refusal.until && !(await withinCall(secrets.areNewerThan(refusal.version), call, clock)))
      throw notSignedIn(refusal.error, call);
    const opening = this.#opening.get(name) ?? this.#open(name, document);
    return withinCall(opening, call, clock).then(
      ({ token }) => token,
      (error: unknown) => {
        throw notSignedIn(error, call);
      },
    );
  }

  /**
   * Tells that a request with this token was refused.
   *
   * @param isNew True when the call had been refused with another token before.
   * @returns True when the call should be made again.
   */
  refused(document: SessionDocument, token: string, isNew: boolean): boolean {
    const name = nameOf(document);
    const session = this.#ready.get(name);
    if (session?.token !== token) return !isNew;
    const now = this.parts.clock.monotonic();
    if (isNew) session.trustedUntil = now + this.parts.limits.loginPauseMs;
    if (now < session.trustedUntil) return false;
    this.#ready.delete(name);
    return true;
  }

  #open(name: string, document: SessionDocument): Promise<Session> {
    const opening = this.#logIn(document);
    this.#opening.set(name, opening);
    opening.then(
      (session) => {
        this.#opening.delete(name);
        this.#ready.set(name, session);
      },
      (error: unknown) => {
        this.#opening.delete(name);
        const { clock, limits, secrets } = this.parts;
        if (!(error instanceof AuthenticationError)) return;
        this.#refusals.set(name, { error, until: clock.monotonic() + limits.loginPauseMs, version: secrets.version });
      },
    );
    return opening;
  }

  async #logIn(document: SessionDocument): Promise<Session> {
    const { clock, code, redactor, connection, limits } = this.parts;
    const operation = `${connection}.login`;
    const call = { operation, deadline: clock.monotonic() + limits.callMs, signal: undefined, key: '' };
    const answer = await this.send(this.#request(document), call).catch((error: unknown) => {
      throw loginError(operation, error);
    });
    const token = tokenOf(operation, document, answer, code);
    if (token === undefined) {
      throw new AuthenticationError(`${operation} was answered ${answer.status} without the token that it should give.`, {
        code: 'no_session',
        operation,
        remedy: 'The vendor changed its answer, or the session’s `token` names the wrong place.',
      });
    }
    redactor.addPassing(token);
    return { token, expires: clock.monotonic() + (document.lifetimeMs ?? Infinity), trustedUntil: -Infinity };
  }

  /** Its name is no operation's: what is counted, suspended or gone of one that is called the same is not the login. */
  #request({ login, token }: SessionDocument): PreparedRequest {
    const { urls, errors } = this.parts;
    const { method, path, auth = { kind: 'none' }, fields, body = 'json' } = login;
    const service = urls.get(login.service);
    const type = body === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
    return {
      operation: `login ${login.path}`,
      input: {},
      namesRecord: false,
      // Never refused for being no JSON: the error would quote the token.
      answer: token.in === 'body' ? 'none' : 'text',
      method,
      service,
      url: new URL(`${service.base}${path}`),
      headers: { ...ACCEPTED, ...(method === 'GET' ? {} : { 'content-type': type }) },
      ...(fields ? { secrets: fields } : {}),
      effect: { kind: 'read' },
      auth,
      errors,
    };
  }
}

function nameOf({ login, token }: SessionDocument): string {
  return JSON.stringify([login, token]);
}

function tokenOf(operation: string, { token }: SessionDocument, answer: Answer, code: SlotCode): string | undefined {
  try {
    return sessionToken(token, answer, code);
  } catch (error) {
    throw loginError(operation, slotFailed(error, answer.status));
  }
}
