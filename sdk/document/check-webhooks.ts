import type { ConnectorDocument } from './connector-document.js';
import type { Writer } from './part.js';
import type { SubscriptionsDocument } from './webhook-document.js';

/** Faults where triggers take notifications that nothing verifies, or the other way round. */
export function checkWebhooks(writer: Writer, { webhooks, operations }: Pick<ConnectorDocument, 'webhooks' | 'operations'>): void {
  const taking = Object.entries(operations).filter(([, operation]) => operation.kind === 'trigger' && operation.webhook);
  if (webhooks && taking.length === 0) {
    writer.under('webhooks').fault('no trigger takes its notifications', 'Give a trigger a `webhook`, or declare one with @Webhook.');
  }
  if (webhooks?.subscriptions) checkSubscriptions(writer.under('webhooks.subscribing'), webhooks.subscriptions, operations);
  for (const [name, operation] of taking) {
    if (!webhooks) writer.under(name).fault('nothing says how its notifications are verified', 'Give the connector `webhooks`.');
    else if (operation.kind === 'trigger' && operation.webhook?.event && !webhooks.event) {
      writer
        .under(name)
        .fault('nothing says where the name of an event is', 'Give `webhooks` an `event`, or the trigger a `when` instead.');
    }
  }
}

const KINDS = { list: 'list', create: 'action', delete: 'action', ping: 'action', renew: 'action', places: 'list' } as const;

function checkSubscriptions(writer: Writer, document: SubscriptionsDocument, operations: ConnectorDocument['operations']): void {
  for (const [part, kind] of Object.entries(KINDS)) {
    const name = document[part as keyof typeof KINDS];
    if (name === undefined || (Object.hasOwn(operations, name) && operations[name]?.kind === kind)) continue;
    writer.under(part).fault(`there is no ${kind} \`${name}\``, `Name one of the connector's ${kind}s.`);
  }
}
