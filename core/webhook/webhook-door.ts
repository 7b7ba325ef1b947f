import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { StoreError } from '../store/store-error.js';
import type { Received } from '../trigger/webhook/notification.js';
import { type Gate, Place, type Turned } from './gate.js';
import type { IntakeLimits } from './intake-limits.js';
import type { Pressure, Strain } from './pressure.js';
import { readBody, type Unread } from './read-body.js';
import type { WebhookIntake } from './webhook-intake.js';

export interface DoorParts {
  readonly intake: WebhookIntake;
  readonly gate: Gate;
  readonly pressure: Pressure;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly limits: Pick<IntakeLimits, 'headers' | 'retryAfterS'>;
}

type Reason = Turned | Strain | Unread | 'store' | 'failed' | 'unknown' | 'method' | 'headers';

/** Where a sender is told to come again, it is: what was not stored is never acknowledged. */
const STATUS: Readonly<Record<Reason, number>> = {
  unknown: 404,
  method: 405,
  'too-large': 413,
  damaged: 400,
  headers: 431,
  'connection-full': 429,
  full: 503,
  'no-room': 503,
  stopping: 503,
  backlog: 503,
  disk: 503,
  store: 503,
  failed: 503,
};

/** Answers whoever asks at a connection's URL. Answers well only once the notification is on disk. */
export class WebhookDoor {
  constructor(private readonly parts: DoorParts) {}

  async answer(request: Request, body: AsyncIterable<Buffer> | null, connection: string): Promise<Response> {
    const { intake, gate, limits } = this.parts;
    const maxBytes = intake.maxBytes(connection);
    if (maxBytes === undefined) return this.#turnAway('unknown', connection);
    if (!this.#methods(connection).includes(request.method)) return this.#turnAway('method', connection);
    if ([...request.headers.keys()].length > limits.headers) return this.#turnAway('headers', connection);
    const place = gate.enter(connection);
    if (!(place instanceof Place)) return this.#turnAway(place, connection);
    try {
      const answer = await this.#take(request, body, connection, maxBytes, place);
      if (gate.isShut) answer.headers.set('connection', 'close');
      return answer;
    } catch (error) {
      return this.#turnAway(error instanceof StoreError ? 'store' : 'failed', connection, error);
    } finally {
      place.leave();
    }
  }

  async #take(request: Request, raw: AsyncIterable<Buffer> | null, connection: string, maxBytes: number, place: Place): Promise<Response> {
    const { intake, pressure } = this.parts;
    if (request.method === 'GET') return answerOf(await intake.challenge(connection, new URL(request.url).searchParams));
    const strain = await pressure.strain();
    if (strain) return this.#turnAway(strain, connection);
    const body = await readBody(request.headers, raw, maxBytes, place);
    if (typeof body === 'string') return this.#turnAway(body, connection);
    return answerOf(await intake.receive(connection, { headers: request.headers, body }));
  }

  #methods(connection: string): readonly string[] {
    return this.parts.intake.isChallenged(connection) ? ['GET', 'POST'] : ['POST'];
  }

  #turnAway(reason: Reason, connection: string, error?: unknown): Response {
    const { clock, log, limits } = this.parts;
    const status = STATUS[reason];
    const message = error instanceof Error ? error.message : undefined;
    log.write({ at: clock.now(), event: 'webhook.turned-away', connection, data: { reason, status, ...(message && { message }) } });
    const again = [429, 503].includes(status) ? { 'retry-after': String(limits.retryAfterS) } : {};
    const allow = reason === 'method' ? { allow: this.#methods(connection).join(', ') } : {};
    return new Response(null, { status, headers: { ...again, ...allow, connection: 'close' } });
  }
}

/** A refusal says no more than its status: what was wrong is for the operator alone. */
function answerOf(received: Received): Response {
  if (received.kind !== 'handshake') return new Response(null, { status: received.status });
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...received.headers };
  return new Response(received.body === '' ? null : received.body, { status: received.status, headers });
}
