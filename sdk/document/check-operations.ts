import type { ConnectorDocument } from './connector-document.js';
import type { Writer } from './part.js';

/** Faults that only show once every operation is known. */
export function checkOperations(writer: Writer, document: Omit<ConnectorDocument, 'slots' | 'schemas'>): void {
  const names = Object.keys(document.operations);
  if (names.length === 0) writer.fault('it has no operation', 'Declare at least one: @Get, @Post, @List ...');
  for (const [name, operation] of Object.entries(document.operations)) {
    if (operation.kind === 'list' && operation.slot === undefined && !operation.pagination && !document.pagination) {
      writer
        .under(name)
        .fault('nothing says how its pages are read', 'Give the connector or the list a `pagination`; `singlePage` for one answer.');
    }
  }
  checkWebhooks(writer, document);
  for (const budget of document.budgets) {
    for (const name of budget.operations ?? []) {
      if (!names.includes(name))
        writer.fault(`the rate limit \`${budget.name}\` names \`${name}\`, which is no operation`, `Known: ${names.join(', ')}.`);
    }
  }
}

function checkWebhooks(writer: Writer, { webhooks, operations }: Pick<ConnectorDocument, 'webhooks' | 'operations'>): void {
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
