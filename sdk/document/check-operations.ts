import type { ConnectorDocument } from './connector-document.js';
import { readsItself } from './each-cycle.js';
import type { ListDocument } from './operation-document.js';
import { checkWebhooks } from './check-webhooks.js';
import type { Writer } from './part.js';

/** Faults that only show once every operation is known. */
export function checkOperations(writer: Writer, document: Omit<ConnectorDocument, 'slots' | 'schemas'>): void {
  const names = Object.keys(document.operations);
  if (names.length === 0) writer.fault('it has no operation', 'Declare at least one: @Get, @Post, @List ...');
  for (const [name, operation] of Object.entries(document.operations)) {
    if (operation.kind !== 'list') continue;
    checkParents(writer.under(name), name, operation, document.operations);
    if (operation.request !== undefined && !operation.pagination && !document.pagination) {
      writer
        .under(name)
        .fault('nothing says how its pages are read', 'Give the connector or the list a `pagination`; `singlePage` for one answer.');
    }
  }
  checkWebhooks(writer, document);
  for (const budget of document.budgets) {
    const covered = (budget.operations ?? names).map((name) => document.operations[name]);
    const { per } = budget;
    if (per !== undefined && !covered.some((operation) => operation && 'request' in operation && operation.request?.fields[per])) {
      writer.fault(
        `the rate limit \`${budget.name}\` counts per \`${per}\`, which no operation that draws on it takes`,
        'Name an input field.',
      );
    }
    for (const name of budget.operations ?? []) {
      if (!names.includes(name))
        writer.fault(`the rate limit \`${budget.name}\` names \`${name}\`, which is no operation`, `Known: ${names.join(', ')}.`);
    }
  }
}

/** A list that is read over others names lists of the connector. */
function checkParents(writer: Writer, name: string, { each }: ListDocument, operations: ConnectorDocument['operations']): void {
  if (readsItself(operations, name)) writer.fault('it is read over itself', 'Read it over a list that has its own request.');
  const lists = Object.entries(operations)
    .filter(([, { kind }]) => kind === 'list')
    .map(([name]) => name);
  for (const over of each?.over ?? []) {
    if ('list' in over && !lists.includes(over.list)) writer.fault(`the parent \`${over.list}\` is no list`, `Known: ${lists.join(', ')}.`);
  }
}
