import type { ConnectorDocument } from './connector-document.js';
import type { Writer } from './part.js';

/** Faults where triggers take notifications that nothing verifies, or the other way round. */
export function checkWebhooks(writer: Writer, { webhooks, operations }: Pick<ConnectorDocument, 'webhooks' | 'operations'>): void {
  const taking = Object.entries(operations).filter(([, operation]) => operation.kind === 'trigger' && operation.webhook);
  if (webhooks && taking.length === 0) {
    writer.under('webhooks').fault('no trigger takes its notifications', 'Give a trigger a `webhook`, or declare one with @Webhook.');
  }
  for (const [name, operation] of taking) {
    if (!webhooks) writer.under(name).fault('nothing says how its notifications are verified', 'Give the connector `webhooks`.');
    else if (operation.kind === 'trigger' && operation.webhook?.event && !webhooks.event) {
      writer
        .under(name)
        .fault('nothing says where the name of an event is', 'Give `webhooks` an `event`, or the trigger a `when` instead.');
    }
  }
}
