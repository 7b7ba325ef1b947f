import type { ConnectorDocument, NotificationValue, TriggerDocument, WebhookDocument, WebhooksDocument } from 'trunkline/document';
import type { Check } from '../../document/ajv.js';
import type { DataShapes } from '../../document/data-shape.js';
import { selector, type SlotCode } from '../../document/select.js';
import { eventKey } from '../event-key.js';
import { planSubscriptions, type SubscriptionPlan } from './subscription-plan.js';
import type { NotificationHeaders } from './notification-headers.js';

/** A notification that was verified. */
export interface Message {
  readonly headers: NotificationHeaders;
  readonly body: unknown;
}

type Read = (message: Message) => unknown;

/** A connector's webhooks, compiled: the same for every connection. */
export interface WebhookPlan {
  readonly document: WebhooksDocument;
  readonly event: Read;
  readonly delivery: Read;
  readonly handshakes: readonly HandshakePlan[];
  readonly triggers: readonly TriggerPlan[];
  /** Absent when the vendor cannot be asked for webhooks. */
  readonly subscriptions?: SubscriptionPlan;
}

export interface HandshakePlan {
  readonly document: NonNullable<WebhooksDocument['handshakes']>[number];
  readonly when: Read;
  readonly json: readonly (readonly [field: string, read: (body: unknown) => unknown])[];
}

export interface TriggerPlan {
  readonly name: string;
  readonly document: WebhookDocument;
  readonly when: ((body: unknown) => unknown) | undefined;
  readonly record: (body: unknown) => unknown;
  readonly key: (record: unknown) => string;
  readonly version: ((record: unknown) => unknown) | undefined;
  readonly check: Check;
}

export function planWebhooks(document: ConnectorDocument, webhooks: WebhooksDocument, shapes: DataShapes, code: SlotCode): WebhookPlan {
  return {
    document: webhooks,
    event: reader(webhooks.event, code),
    delivery: reader(webhooks.delivery, code),
    ...(webhooks.subscriptions && { subscriptions: planSubscriptions(webhooks.subscriptions, code) }),
    handshakes: (webhooks.handshakes ?? []).map((one) => ({
      document: one,
      when: reader(one.when, code),
      json: Object.entries(one.answer.json ?? {}).map(([field, select]) => [field, selector(select, code)] as const),
    })),
    triggers: Object.entries(document.operations).flatMap(([name, operation]) =>
      operation.kind === 'trigger' && operation.webhook ? [planTrigger(name, operation, operation.webhook, shapes, code)] : [],
    ),
  };
}

function planTrigger(name: string, { record }: TriggerDocument, webhook: WebhookDocument, shapes: DataShapes, code: SlotCode): TriggerPlan {
  return {
    name,
    document: webhook,
    when: webhook.when && selector(webhook.when, code),
    record: selector(webhook.record, code),
    key: eventKey(webhook.key, code),
    version: webhook.version && selector(webhook.version, code),
    check: shapes.output(record),
  };
}

function reader(value: NotificationValue | undefined, code: SlotCode): Read {
  if (value === undefined) return () => undefined;
  if ('header' in value) return ({ headers }) => headers.get(value.header);
  const read = selector(value, code);
  return ({ body }) => read(body);
}
