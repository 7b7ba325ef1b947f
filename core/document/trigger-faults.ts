import type { ConnectorDocument, PollDocument, TriggerDocument, WebhookDocument } from 'trunkline/document';
import type { DefinitionFault } from 'trunkline/errors';

/** Where a trigger's forms name what the document does not have. */
export function* triggerFaults(document: ConnectorDocument, at: string, { poll, webhook }: TriggerDocument): Generator<DefinitionFault> {
  if (poll) yield* pollFaults(document, `${at}.poll`, poll);
  if (webhook) yield* webhookFaults(document, `${at}.webhook`, webhook);
}

function* pollFaults(document: ConnectorDocument, at: string, poll: PollDocument): Generator<DefinitionFault> {
  const { list: name, since, cursor, order, detects, continues } = poll;
  const list = Object.hasOwn(document.operations, name) ? document.operations[name] : undefined;
  if (list?.kind !== 'list') return yield { at, problem: `\`${name}\` is no list of it`, remedy: 'Name one of its list operations.' };
  const fields = Object.keys(document.schemas[list.input ?? '']?.properties ?? {});
  if (since !== undefined && !fields.includes(since)) {
    yield { at: `${at}.since`, problem: `\`${since}\` is no input of ${name}`, remedy: `Known: ${fields.join(', ') || 'none'}.` };
  }
  const pager = list.pagination ?? document.pagination;
  if (continues && pager?.kind !== 'cursor' && pager?.kind !== 'next-url') {
    yield {
      at: `${at}.continues`,
      problem: `the pages of \`${name}\` are not found by a continuation`,
      remedy: 'Give it a cursor pager, or give the trigger a cursor.',
    };
  }
  if (cursor === undefined && order !== 'newest-first' && !detects && !continues) {
    yield { at, problem: 'nothing says how far it was read', remedy: 'Give it a cursor; only a newest-first list can do without.' };
  }
}

function* webhookFaults({ webhooks }: ConnectorDocument, at: string, { event }: WebhookDocument): Generator<DefinitionFault> {
  if (webhooks === undefined) yield { at, problem: 'nothing says how notifications are verified', remedy: 'Give the document `webhooks`.' };
  else if (event && !webhooks.event)
    yield { at, problem: 'nothing says where the name of an event is', remedy: 'Give `webhooks` an `event`.' };
}
