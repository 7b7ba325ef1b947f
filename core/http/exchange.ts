import { RetryableError, type UnexpectedResponseError } from 'trunkline/errors';
import type { SlotCode } from '../document/select.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { WireResponse, WireStream } from '../ports/http.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import type { Send } from './axios-client.js';
import { backOffMs } from './back-off.js';
import type { Barriers } from './barriers.js';
import type { Budgets } from './budgets.js';
import type { CallContext } from './call-context.js';
import { cancelled, outOfBudget, outOfTime } from './call-errors.js';
import type { Headers } from './headers.js';
import { Judge, type Answer, type Failed, type Tried } from './judge.js';
import type { Mapped } from './map-error.js';
import { openFile, type FileOrder, type OpenFile } from './open-file.js';
import type { PreparedRequest } from './prepared-request.js';
import type { Redactor } from './redactor.js';
import { isAlreadyDone, mayRepeat, mayRepeatSigned, settle, stillBusy } from './retry-rule.js';
import { Sessions, type SessionParts } from './auth/sessions.js';
import type { Signer } from './auth/sign.js';
import { Transmitter, type Opened } from './transmit.js';
import { withinCall } from './within-call.js';

export interface ExchangeParts extends Omit<SessionParts, 'limits'> {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly send: Send<WireResponse>;
  readonly stream: Send<WireStream>;
  readonly signer: Signer;
  readonly redactor: Redactor;
  readonly budgets: Budgets;
  readonly barriers: Barriers;
  readonly code: SlotCode;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly limits: Limits;
}

/** What one attempt came to, and the answer's headers. */
interface Heard<A> {
  readonly tried: Tried<A>;
  readonly headers: Headers;
}

/** The one way to a vendor: budget, signature, deadline, redirects, decoding, error table, and retries as far as the effect allows. */
export class Exchange {
  readonly #transmitter: Transmitter;
  readonly #sessions: Sessions;
  readonly #judge: Judge;

  constructor(private readonly parts: ExchangeParts) {
    this.#judge = new Judge(parts);
    this.#sessions = new Sessions(parts, (request, call) => this.send(request, call));
    this.#transmitter = new Transmitter({ ...parts, sessions: this.#sessions, admit: (request, call) => this.#admit(request, call) });
  }

  /** @throws ConnectorError; an UncertainError when the request may have had an effect that nobody can tell. */
  send(request: PreparedRequest, given: CallContext): Promise<Answer> {
    return this.#repeat(request, given, async (call) => {
      const received = await this.#transmitter.transmit(request, call);
      const { status, headers } = received;
      const tried = this.#judge.answer(received, call);
      const isDone = 'error' in tried && isAlreadyDone(request, tried, call);
      return { tried: isDone ? { answer: { status, headers, data: undefined } } : tried, headers };
    });
  }

  /**
   * The same way for a file: repeated as `send` is until its head is in; after that its reader is told what goes wrong.
   *
   * @throws ConnectorError as `send`.
   */
  openFile(request: PreparedRequest, order: FileOrder, given: CallContext): Promise<OpenFile> {
    return this.#repeat(request, given, async (call) => {
      const opened = await this.#transmitter.open(request, call);
      const tried = 'decoded' in opened ? this.#judge.refusal(opened, call) : { answer: this.#file(opened, order, call) };
      return { tried, headers: opened.headers };
    });
  }

  /** Query parameters by which code signs. */
  get signedParameters(): ReadonlySet<string> {
    return this.parts.signer.parameters;
  }

  /** Waits. Rejects with a CancelledError when the caller stops it. */
  async sleep(ms: number, call: CallContext): Promise<void> {
    try {
      await this.parts.clock.sleep(ms, call.signal);
    } catch (error) {
      throw call.signal?.aborted ? cancelled(call, true) : error;
    }
  }

  /** An error found in an answer, as this connection's: its operation named, its secrets gone. */
  located(error: UnexpectedResponseError, call: CallContext): UnexpectedResponseError {
    return this.#judge.located(error, call);
  }

  /** True when the vendor refused the session and not the call, which then did nothing and is made once more in a new one. */
  #isSessionOver({ session, error }: Failed, isRenewed: boolean): boolean {
    if (session === undefined || !session.document.refused.includes(error.status ?? 0)) return false;
    return this.#sessions.refused(session.document, session.token, isRenewed);
  }

  async #repeat<A>(request: PreparedRequest, given: CallContext, once: (call: CallContext) => Promise<Heard<A>>): Promise<A> {
    const { limits, random, budgets, barriers, clock, secrets } = this.parts;
    let call = given;
    let isRenewed = false;
    let isReread = false;
    await barriers.check(request, call);
    for (let attempt = 1; ; attempt += 1) {
      const { version } = secrets;
      const tried = stillBusy(request, await this.#try(request, call, once), call);
      if ('answer' in tried) return tried.answer;
      if (request.file) call = request.file.grant(call, given);
      if (!request.file?.isSpent && this.#isSessionOver(tried, isRenewed)) {
        isRenewed = true;
        attempt -= 1;
        this.#log('session.renewed', request, { status: tried.error.status });
        continue;
      }
      if (!isReread && mayRepeatSigned(request, tried) && (await withinCall(secrets.areNewerThan(version), call, clock))) {
        isReread = true;
        attempt -= 1;
        continue;
      }
      if (!tried.notAccepted && request.effect.kind !== 'read') call = { ...call, touched: true, repeated: true };
      const failure = settle(request, tried);
      await barriers.note(request, failure, tried.scope);
      const asked = askedWait(tried);
      const wait = asked ?? backOffMs(attempt, limits, random);
      if (asked !== undefined || tried.error.code === 'rate_limited') budgets.block(request, wait);
      // Who wrote down that it leaves can write down that it waits, while nothing of the whole call has happened: a kill must not look as if it may have.
      const isToldAtOnce = asked !== undefined && call.beforeEffect !== undefined && failure.notAccepted && request.effect.kind !== 'read';
      if (isToldAtOnce || !mayRepeat(request, tried) || attempt >= limits.attempts || clock.monotonic() + wait > call.deadline)
        throw failure;
      this.#log('http.retry', request, { attempt, waitMs: wait, code: failure.code, status: failure.status });
      await this.sleep(wait, call);
    }
  }

  async #try<A>(request: PreparedRequest, call: CallContext, once: (call: CallContext) => Promise<Heard<A>>): Promise<Tried<A>> {
    try {
      const { tried, headers } = await once(call);
      // A refusal that says when to come back has said all: its count may be of a window that is over by then.
      if ('answer' in tried || askedWait(tried) === undefined) this.parts.budgets.observe(request, headers);
      return tried;
    } catch (error) {
      return this.#judge.fault(error, request, call);
    }
  }

  #file(opened: Opened, order: FileOrder, call: CallContext): OpenFile {
    const { limits, redactor } = this.parts;
    try {
      return openFile(opened, order, { call, limits, redactor });
    } catch (error) {
      opened.watch.stop();
      opened.watch.end();
      throw error;
    }
  }

  /** Waits until every budget has room, and for who must know before. Nothing leaves after the deadline or the caller's stop. */
  async #admit(request: PreparedRequest, call: CallContext): Promise<void> {
    const { budgets, clock } = this.parts;
    for (let full = budgets.take(request); full !== undefined; full = budgets.take(request)) {
      if (clock.monotonic() + full.waitMs > call.deadline) throw outOfBudget(call, full.waitMs);
      this.#log('budget.wait', request, { ...full });
      await this.sleep(full.waitMs, call);
    }
    this.#assertTime(call);
    if (call.beforeEffect && request.effect.kind !== 'read') {
      await call.beforeEffect();
      this.#assertTime(call);
    }
    call.onRequest?.();
    this.#log('http.sent', request, undefined);
  }

  #assertTime(call: CallContext): void {
    if (call.signal?.aborted) throw cancelled(call, true);
    if (this.parts.clock.monotonic() >= call.deadline) throw outOfTime(call);
  }

  #log(event: string, request: PreparedRequest, data: Readonly<Record<string, unknown>> | undefined): void {
    const { log, clock, connection } = this.parts;
    log.write({ at: clock.now(), event, connection, operation: request.operation, data });
  }
}

/** The wait the vendor asked for, in milliseconds. */
function askedWait({ error }: Mapped): number | undefined {
  return error instanceof RetryableError ? error.retryAfterMs : undefined;
}
