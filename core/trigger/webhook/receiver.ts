import { createHash } from 'node:crypto';
import { InvalidInputError } from 'trunkline/errors';
import type { Verdict } from 'trunkline/sdk';
import type { SlotCode } from '../../document/select.js';
import { decode } from '../../http/decode.js';
import type { Redactor } from '../../http/redactor.js';
import type { Clock } from '../../ports/clock.js';
import type { DeliveryMemory, WebhookEvent } from '../../ports/delivery-memory.js';
import type { Log } from '../../ports/log.js';
import { messageOf } from '../../run/run-errors.js';
import { eventOf, triggersOf } from './events-of.js';
import { answerChallenge } from './challenge.js';
import { answerHandshake } from './handshake.js';
import { refusal, type Notification, type Received, type Refusal } from './notification.js';
import { NotificationHeaders } from './notification-headers.js';
import { NoSecret } from './secret-key.js';
import { verify, type Incoming } from './verify.js';
import type { Message, WebhookPlan } from './webhook-plan.js';

export interface ReceiverParts {
  readonly connection: string;
  readonly settings: object;
  readonly code: SlotCode;
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: DeliveryMemory;
  readonly redactor: Redactor;
}

/** Takes one connection's notifications: nothing is read before it is verified, and nothing is taken twice. */
export class Receiver {
  constructor(private readonly parts: ReceiverParts) {}

  /**
   * Rejects when the memory does: the notification was then not taken, and the vendor must be told so.
   *
   * @throws InvalidInputError when the body is not bytes.
   */
  async receive(plan: WebhookPlan, notification: Notification, memory = this.parts.memory): Promise<Received> {
    return this.#told(await this.#judge(plan, notification, memory));
  }

  /** The answer to a vendor that asks by GET whether the URL is wanted. */
  challenge({ document }: WebhookPlan, query: URLSearchParams): Received {
    const { settings, code } = this.parts;
    return this.#told(document.challenge ? answerChallenge(document.challenge, query, settings, code) : refusal('unasked'));
  }

  #told(received: Received): Received {
    const { connection, clock, log, redactor } = this.parts;
    log.write({ at: clock.now(), event: `webhook.${received.kind}`, connection, data: redactor.value(factsOf(received)) });
    return received;
  }

  async #judge(
    plan: WebhookPlan,
    { headers, body, receivedAt = this.parts.clock.now() }: Notification,
    memory: DeliveryMemory,
  ): Promise<Received> {
    assertBytes(body);
    if (body.length > plan.document.maxBytes) return refusal('oversized');
    const incoming = { headers: new NotificationHeaders(headers), body, at: receivedAt };
    return (
      this.#greet(plan, incoming) ??
      (await this.#refuse(plan, incoming)) ??
      this.#read(incoming, (message) => answerHandshake(plan.handshakes, message) ?? this.#take(plan, message, incoming, memory))
    );
  }

  /** Handshakes that come before there is a secret. */
  #greet({ handshakes }: WebhookPlan, incoming: Incoming): Received | undefined {
    const unsigned = handshakes.filter(({ document }) => document.unsigned);
    if (unsigned.length === 0) return undefined;
    const { data } = decode(incoming.body, AS_JSON);
    return answerHandshake(unsigned, { headers: incoming.headers, body: data });
  }

  async #refuse({ document }: WebhookPlan, incoming: Incoming): Promise<Refusal | undefined> {
    try {
      const verdict: Verdict = await verify(document.verify, incoming, this.parts.settings, this.parts.code);
      if (verdict === 'genuine') return undefined;
      return refusal(verdict === 'unsigned' || verdict === 'stale' ? verdict : 'forged');
    } catch (error) {
      if (error instanceof NoSecret) return refusal('no-secret');
      return refusal('forged', `Verifying failed: ${this.parts.redactor.text(String(error))}`);
    }
  }

  #read({ headers, body }: Incoming, then: (message: Message) => Received | Promise<Received>): Received | Promise<Received> {
    const { data, isJson } = decode(body, AS_JSON);
    return isJson ? then({ headers, body: data }) : refusal('malformed', 'Its body is no JSON.');
  }

  async #take(plan: WebhookPlan, message: Message, { body, at }: Incoming, memory: DeliveryMemory): Promise<Received> {
    const { connection, redactor } = this.parts;
    let read: { readonly delivery: string; readonly events: readonly WebhookEvent[] };
    try {
      const events = triggersOf(plan, message).map((trigger) => eventOf(trigger, message.body));
      read = { delivery: deliveryOf(plan.delivery(message), body), events };
    } catch (error) {
      return refusal('malformed', redactor.text(messageOf(error))); // code of a connector may throw anything, and would again
    }
    const { delivery, events } = read;
    if (events.length === 0) return { kind: 'ignored', status: 200, delivery };
    const taken = await memory.take({ connection, id: delivery, at, events });
    if (taken === undefined) return refusal('duplicate');
    return taken.length === 0 ? refusal('superseded') : { kind: 'events', status: 200, delivery, events: taken };
  }
}

/** Whatever the vendor calls it: notifications are JSON. */
const AS_JSON = { 'content-type': 'application/json' };

function deliveryOf(declared: unknown, body: Uint8Array): string {
  if (typeof declared === 'string' && declared !== '') return declared;
  if (typeof declared === 'number') return String(declared);
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

function assertBytes(body: unknown): void {
  if (body instanceof Uint8Array) return;
  throw new InvalidInputError('A notification was given without its bytes.', {
    code: 'not_bytes',
    remedy: 'Give the body as it came, before any parser: one that was read and written again has another signature.',
  });
}

/** What the log says: never a record. */
function factsOf(received: Received): Readonly<Record<string, unknown>> {
  if (received.kind === 'refused') return { reason: received.reason, message: received.message };
  if (received.kind === 'handshake') return {};
  const events = received.kind === 'events' ? received.events.map(({ trigger, key, version }) => ({ trigger, key, version })) : [];
  return { delivery: received.delivery, events };
}
