import { CancelledError, ConnectorError, RetryableError, UnavailableError, UnexpectedResponseError } from 'trunkline/errors';
import type { SlotCode } from '../document/select.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import type { Send } from './axios-client.js';
import { backOffMs } from './back-off.js';
import type { Barriers } from './barriers.js';
import type { Budgets } from './budgets.js';
import type { CallContext } from './call-context.js';
import { requireJson } from './decode.js';
import { mediaType, type Headers } from './headers.js';
import { mapAnswer, mapFault, saysFailed, type MapContext, type Mapped } from './map-error.js';
import { NetworkFault } from './network-fault.js';
import type { PreparedRequest } from './prepared-request.js';
import type { Redactor } from './redactor.js';
import { slotFailed } from './slot-failed.js';
import { isAlreadyDone, mayRepeat, settle, stillBusy } from './retry-rule.js';
import { Sessions, type SessionParts } from './auth/sessions.js';
import type { Signer } from './auth/sign.js';
import { Transmitter, type UsedSession } from './transmit.js';

/** A successful answer, decoded. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

export interface ExchangeParts extends Omit<SessionParts, 'limits'> {
  readonly send: Send;
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

/** What became of one attempt. */
export type Tried = { readonly answer: Answer } | Failed;

export type Failed = Mapped & { readonly session?: UsedSession };

/** The one way to a vendor: budget, signature, deadline, redirects, decoding, error table, and retries as far as the effect allows. */
export class Exchange {
  readonly #transmitter: Transmitter;
  readonly #sessions: Sessions;

  constructor(private readonly parts: ExchangeParts) {
    this.#sessions = new Sessions(parts, (request, call) => this.send(request, call));
    this.#transmitter = new Transmitter({ ...parts, sessions: this.#sessions, admit: (request, call) => this.#admit(request, call) });
  }

  /** @throws ConnectorError; an UncertainError when the request may have had an effect that nobody can tell. */
  async send(request: PreparedRequest, given: CallContext): Promise<Answer> {
    const { limits, random, budgets, barriers, clock } = this.parts;
    let call = given;
    let isRenewed = false;
    barriers.check(request, call);
    for (let attempt = 1; ; attempt += 1) {
      const tried = stillBusy(request, await this.#try(request, call), call);
      if ('answer' in tried) return tried.answer;
      if (isAlreadyDone(request, tried, call)) return { status: tried.error.status!, headers: {}, data: undefined };
      if (this.#isSessionOver(tried, isRenewed)) {
        isRenewed = true;
        attempt -= 1;
        this.#log('session.renewed', request, { status: tried.error.status });
        continue;
      }
      if (!tried.notAccepted && request.effect.kind !== 'read') call = { ...call, touched: true };
      const failure = settle(request, tried);
      barriers.note(request, failure, tried.scope);
      const asked = askedWait(tried);
      const wait = asked ?? backOffMs(attempt, limits, random);
      if (asked !== undefined || tried.error.code === 'rate_limited') budgets.block(request, wait);
      if (!mayRepeat(request, tried) || attempt >= limits.attempts || clock.monotonic() + wait > call.deadline) throw failure;
      this.#log('http.retry', request, { attempt, waitMs: wait, code: failure.code, status: failure.status });
      await this.#sleep(wait, call);
    }
  }

  /** True when the vendor refused the session and not the call, which then did nothing and is made once more in a new one. */
  #isSessionOver({ session, error }: Failed, isRenewed: boolean): boolean {
    if (session === undefined || !session.document.refused.includes(error.status ?? 0)) return false;
    return this.#sessions.refused(session.document, session.token, isRenewed);
  }

  /** An error found in an answer, as this connection's: its operation named, its secrets gone. */
  located(error: UnexpectedResponseError, { operation }: CallContext): UnexpectedResponseError {
    const { code, status, remedy, details, message } = error;
    const { redactor } = this.parts;
    return new UnexpectedResponseError(redactor.text(message), { code, status, remedy, details: redactor.value(details), operation });
  }

  async #try(request: PreparedRequest, call: CallContext): Promise<Tried> {
    try {
      const { request: last, session, ...answer } = await this.#transmitter.transmit(request, call);
      const judged = this.#judge(last, answer, call);
      const tried = session && 'error' in judged ? { ...judged, session } : judged;
      // A refusal that says when to come back has said all: its count may be of a window that is over by then.
      if ('answer' in tried || askedWait(tried) === undefined) this.parts.budgets.observe(request, answer.headers);
      return tried;
    } catch (error) {
      if (error instanceof UnexpectedResponseError) return { error: this.located(error, call), notAccepted: false, answered: true };
      if (error instanceof NetworkFault) return this.#mapNetworkFault(error, request, call);
      throw error;
    }
  }

  #judge(request: PreparedRequest, answer: Parameters<typeof mapAnswer>[1], call: CallContext): Tried {
    const { status, headers, decoded } = answer;
    try {
      const failed = status < 200 || status >= 300 || saysFailed(request.errors, decoded.data, this.parts.code);
      if (failed) return mapAnswer(request.errors, answer, this.#mapContext(request, call));
      if (request.answer === 'text') return { answer: { status, headers, data: decoded.text } };
      if (request.answer === 'json' || mediaType(headers) === 'text/html') requireJson(decoded, headers, this.parts.redactor);
      return { answer: { status, headers, data: decoded.data } };
    } catch (error) {
      if (ConnectorError.is(error) || error instanceof NetworkFault) throw error;
      throw slotFailed(error, status);
    }
  }

  /** Waits until every budget has room. Nothing leaves after the deadline or the caller's stop. */
  async #admit(request: PreparedRequest, call: CallContext): Promise<void> {
    const { budgets, clock } = this.parts;
    for (let full = budgets.take(request); full !== undefined; full = budgets.take(request)) {
      if (clock.monotonic() + full.waitMs > call.deadline) throw outOfBudget(call, full.waitMs);
      this.#log('budget.wait', request, { ...full });
      await this.#sleep(full.waitMs, call);
    }
    if (call.signal?.aborted) throw cancelled(call, true);
    if (clock.monotonic() >= call.deadline) throw outOfTime(call);
    this.#log('http.sent', request, undefined);
  }

  async #sleep(ms: number, call: CallContext): Promise<void> {
    try {
      await this.parts.clock.sleep(ms, call.signal);
    } catch (error) {
      throw call.signal?.aborted ? cancelled(call, true) : error;
    }
  }

  #mapNetworkFault(fault: NetworkFault, request: PreparedRequest, call: CallContext): Mapped {
    if (fault.kind === 'aborted') return { error: cancelled(call, !fault.sent), notAccepted: !fault.sent, answered: false };
    return mapFault(request.errors, fault, request.url.host, this.#mapContext(request, call));
  }

  #mapContext({ input, namesRecord }: PreparedRequest, call: CallContext): MapContext {
    const { redactor, code, clock, limits } = this.parts;
    return {
      operation: call.operation,
      touched: call.touched === true,
      input,
      namesRecord,
      redactor,
      code,
      now: clock.now(),
      longestRetryAfterMs: limits.longestRetryAfterMs,
    };
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

/** `unsent`: this very request did not leave. */
function cancelled({ operation, signal, touched }: CallContext, unsent: boolean): CancelledError {
  const message = `${operation} was stopped by its caller.`;
  return new CancelledError(message, { operation, notAccepted: unsent && !touched, cause: signal?.reason });
}

function outOfBudget({ operation, touched }: CallContext, waitMs: number): UnavailableError {
  const seconds = Math.ceil(waitMs / 1000);
  return new UnavailableError(`${operation} has to wait ${seconds} s for the vendor's quota, longer than the call may take.`, {
    code: 'budget_exhausted',
    operation,
    retryAfterMs: waitMs,
    notAccepted: !touched,
  });
}

function outOfTime({ operation, touched }: CallContext): UnavailableError {
  return new UnavailableError(`${operation} had no time left before it was sent.`, { code: 'deadline', operation, notAccepted: !touched });
}
