import { ConnectorError, UnexpectedResponseError } from 'trunkline/errors';
import type { SlotCode } from '../document/select.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { CallContext } from './call-context.js';
import { cancelled } from './call-errors.js';
import { requireJson } from './decode.js';
import { mediaType, type Headers } from './headers.js';
import { isSuccess } from './is-success.js';
import { mapAnswer, mapFault, saysFailed, type MapContext, type Mapped } from './map-error.js';
import { NetworkFault } from './network-fault.js';
import type { PreparedRequest } from './prepared-request.js';
import type { Redactor } from './redactor.js';
import { slotFailed } from './slot-failed.js';
import { sourceFailed, SourceFault } from './source-fault.js';
import type { Received, UsedSession } from './transmit.js';

/** A successful answer, decoded. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** What became of one attempt. */
export type Tried<A> = { readonly answer: A } | Failed;

export type Failed = Mapped & { readonly session?: UsedSession };

export interface JudgeParts {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly redactor: Redactor;
  readonly code: SlotCode;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** Tells what an answer, or the lack of one, means for the call that asked. */
export class Judge {
  constructor(private readonly parts: JudgeParts) {}

  /** @throws UnexpectedResponseError or NetworkFault for an answer that cannot be understood. */
  answer(received: Received, call: CallContext): Tried<Answer> {
    const { request, status, headers, decoded } = received;
    return this.#understood(status, () => {
      if (!isSuccess(status) || saysFailed(request.errors, decoded.data, this.parts.code)) return this.#mapped(received, call);
      if (request.answer === 'text') return { answer: { status, headers, data: decoded.text } };
      if (request.answer === 'json' || mediaType(headers) === 'text/html') requireJson(decoded, headers, this.parts.redactor);
      return { answer: { status, headers, data: decoded.data } };
    });
  }

  /** An answer that is no success. */
  refusal(received: Received, call: CallContext): Failed {
    return this.#understood(received.status, () => this.#mapped(received, call));
  }

  /** What kept an answer from coming, or from being understood; anything else is thrown again. */
  fault(error: unknown, request: PreparedRequest, call: CallContext): Failed {
    if (error instanceof UnexpectedResponseError) return { error: this.located(error, call), notAccepted: false, answered: true };
    if (error instanceof SourceFault) return sourceFailed(error, call, this.parts.redactor);
    if (!(error instanceof NetworkFault)) throw error;
    if (error.kind === 'aborted') return { error: cancelled(call, !error.sent), notAccepted: !error.sent, answered: false };
    return mapFault(request.errors, error, request.url.host, this.#context(request, call));
  }

  /** An error found in an answer, as this connection's: its operation named, its secrets gone. */
  located(error: UnexpectedResponseError, { operation }: CallContext): UnexpectedResponseError {
    const { code, status, remedy, details, message } = error;
    const { redactor } = this.parts;
    return new UnexpectedResponseError(redactor.text(message), { code, status, remedy, details: redactor.value(details), operation });
  }

  #mapped({ request, session, ...answer }: Received, call: CallContext): Failed {
    const mapped = mapAnswer(request.errors, answer, this.#context(request, call));
    return session ? { ...mapped, session } : mapped;
  }

  /** The connector's own code reads answers too, and may fail over one. */
  #understood<T>(status: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (ConnectorError.is(error) || error instanceof NetworkFault) throw error;
      throw slotFailed(error, status);
    }
  }

  #context({ input, namesRecord, scopes }: PreparedRequest, call: CallContext): MapContext {
    const { settings, redactor, code, clock, limits } = this.parts;
    return {
      operation: call.operation,
      touched: call.touched === true,
      input,
      namesRecord,
      scopes,
      settings,
      redactor,
      code,
      now: clock.now(),
      longestRetryAfterMs: limits.longestRetryAfterMs,
    };
  }
}
