import type { AxiosInstance } from 'axios';
import { CancelledError, RetryableError, UnavailableError, UnexpectedResponseError } from 'trunkline/sdk';
import type { SlotCode } from '../document/select.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import type { AxiosAnswer } from './axios-client.js';
import { backOffMs } from './back-off.js';
import type { CallContext } from './call-context.js';
import { decode, requireJson, type Decoded } from './decode.js';
import type { Headers } from './headers.js';
import { mapAnswer, mapFault, saysFailed, type MapContext, type Mapped } from './map-error.js';
import { NetworkFault, networkFault } from './network-fault.js';
import type { PreparedRequest } from './prepared-request.js';
import type { RateBudget } from './rate-budget.js';
import { followRedirect } from './redirect.js';
import type { Redactor } from './redactor.js';
import { mayRepeat, settle } from './retry-rule.js';
import type { Signable, Signer } from './sign.js';

/** A successful answer, decoded. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

export interface ExchangeParts {
  readonly connection: string;
  readonly clients: (allowLoopback: boolean) => AxiosInstance;
  readonly signer: Signer;
  readonly redactor: Redactor;
  readonly budgets: readonly RateBudget[];
  readonly code: SlotCode;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly limits: Limits;
}

type Tried = { readonly answer: Answer } | Mapped;

/** The one way to a vendor: budget, signature, deadline, redirects, decoding, error table, and retries as far as the effect allows. */
export class Exchange {
  constructor(private readonly parts: ExchangeParts) {}

  /** @throws ConnectorError; an UncertainError when the request may have had an effect that nobody can tell. */
  async send(request: PreparedRequest, call: CallContext): Promise<Answer> {
    const { limits, random } = this.parts;
    for (let attempt = 1; ; attempt += 1) {
      await this.#enter(request, call);
      const tried = await this.#try(request, call);
      if ('answer' in tried) return tried.answer;
      const failure = settle(request, tried);
      if (!mayRepeat(request, tried) || attempt >= limits.attempts) throw failure;
      const asked = failure instanceof RetryableError ? failure.retryAfterMs : undefined;
      const wait = asked ?? backOffMs(attempt, limits, random);
      if (failure.code === 'rate_limited') for (const budget of this.#budgets(request)) budget.block(wait);
      if (this.parts.clock.monotonic() + wait > call.deadline) throw failure;
      this.#log('http.retry', request, { attempt, waitMs: wait, code: failure.code, status: failure.status });
      await this.#sleep(wait, call);
    }
  }

  async #try(request: PreparedRequest, call: CallContext): Promise<Tried> {
    const context = this.#mapContext(call);
    try {
      const { request: last, status, headers, decoded } = await this.#exchange(request, call);
      for (const budget of this.#budgets(request)) budget.observe(headers);
      const failed = status < 200 || status >= 300 || saysFailed(last.errors, decoded.data, this.parts.code);
      if (failed) return mapAnswer(last.errors, { status, headers, decoded }, context);
      requireJson(decoded, headers);
      return { answer: { status, headers, data: decoded.data } };
    } catch (error) {
      if (error instanceof UnexpectedResponseError) return { error: locate(error, call, this.parts.redactor), notAccepted: false };
      if (error instanceof NetworkFault) return this.#mapNetworkFault(error, request, call, context);
      throw error;
    }
  }

  /** One request and the redirects it is sent through. */
  async #exchange(
    first: PreparedRequest,
    call: CallContext,
  ): Promise<{ request: PreparedRequest; status: number; headers: Headers; decoded: Decoded }> {
    let request = first;
    for (let hop = 0; ; hop += 1) {
      const { status, headers, data } = await this.#once(request, call);
      const next = followRedirect(request, status, headers);
      if (next === undefined) return { request, status, headers, decoded: decode(data, headers) };
      if (hop === this.parts.limits.redirects) {
        throw new UnexpectedResponseError(`The vendor redirected ${request.operation} ${hop + 1} times.`, { code: 'bad_redirect', status });
      }
      request = next;
    }
  }

  async #once(request: PreparedRequest, call: CallContext): Promise<AxiosAnswer> {
    const { clock, limits, signer } = this.parts;
    const signable: Signable = { url: new URL(request.url), headers: { ...request.headers }, body: request.body };
    signer.sign(request.auth, signable);
    const controller = new AbortController();
    const stop = (): void => controller.abort(call.signal?.reason);
    call.signal?.addEventListener('abort', stop, { once: true });
    let late = false;
    const cancelTimer = clock.after(Math.min(limits.attemptMs, call.deadline - clock.monotonic()), () => {
      late = true;
      controller.abort();
    });
    this.#log('http.sent', request, undefined);
    try {
      return await this.parts.clients(request.service.allowLoopback).request<Uint8Array, AxiosAnswer>({
        url: signable.url.href,
        method: request.method,
        headers: signable.headers,
        data: signable.body,
        signal: controller.signal,
        maxContentLength: limits.responseBytes,
      });
    } catch (error) {
      const fault = networkFault(error, true);
      throw late ? new NetworkFault('timeout', 'no whole answer in time', fault.sent, { cause: fault }) : fault;
    } finally {
      cancelTimer();
      call.signal?.removeEventListener('abort', stop);
    }
  }

  /** Waits until every budget has room. */
  async #enter(request: PreparedRequest, call: CallContext): Promise<void> {
    for (const budget of this.#budgets(request)) {
      for (let wait = budget.take(); wait > 0; wait = budget.take()) {
        if (this.parts.clock.monotonic() + wait > call.deadline) {
          throw new UnavailableError(
            `${call.operation} has to wait ${Math.ceil(wait / 1000)} s for the vendor's quota, longer than the call may take.`,
            {
              code: 'budget_exhausted',
              operation: call.operation,
              retryAfterMs: wait,
            },
          );
        }
        this.#log('budget.wait', request, { budget: budget.name, waitMs: wait });
        await this.#sleep(wait, call);
      }
    }
    if (call.signal?.aborted) throw cancelled(call);
  }

  async #sleep(ms: number, call: CallContext): Promise<void> {
    try {
      await this.parts.clock.sleep(ms, call.signal);
    } catch (error) {
      throw call.signal?.aborted ? cancelled(call) : error;
    }
  }

  #budgets(request: PreparedRequest): readonly RateBudget[] {
    const { budgets } = this.parts;
    return budgets.length === 0 ? budgets : budgets.filter((budget) => budget.covers(request.operation));
  }

  #mapNetworkFault(fault: NetworkFault, request: PreparedRequest, call: CallContext, context: MapContext): Mapped {
    if (fault.kind === 'aborted') return { error: cancelled(call), notAccepted: !fault.sent };
    return mapFault(request.errors, fault, request.url.host, context);
  }

  #mapContext(call: CallContext): MapContext {
    const { redactor, code, clock, limits } = this.parts;
    return { operation: call.operation, redactor, code, now: clock.now(), longestRetryAfterMs: limits.longestRetryAfterMs };
  }

  #log(event: string, request: PreparedRequest, data: Readonly<Record<string, unknown>> | undefined): void {
    const { log, clock, connection } = this.parts;
    log.write({ at: clock.now(), event, connection, operation: request.operation, data });
  }
}

function cancelled(call: CallContext): CancelledError {
  return new CancelledError(`${call.operation} was stopped by its caller.`, { operation: call.operation, cause: call.signal?.reason });
}

function locate(error: UnexpectedResponseError, call: CallContext, redactor: Redactor): UnexpectedResponseError {
  const { code, status, remedy, details } = error;
  return new UnexpectedResponseError(redactor.text(error.message), { code, status, remedy, details, operation: call.operation });
}
