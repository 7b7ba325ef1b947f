import type {
  ActionDocument,
  BulkDocument,
  ConnectorDocument,
  DetailDocument,
  DownloadDocument,
  EachDocument,
  JobDocument,
  ListDocument,
  OperationDocument,
  Detects,
  PollDocument,
  RequestDocument,
  UploadDocument,
  WindowsDocument,
} from 'trunkline/document';
import { classLink, fieldTable } from './field-table.js';
import { blocks, code, listed, sentence } from './markdown.js';
import { authWords } from './sections.js';
import { webhookFacts } from './webhook-section.js';
import { conditionWords, effectWords, keyWords, pagerWords, selectorWords } from './words.js';

/** Everything about one operation that somebody who writes a recipe or a call has to know. */
export function operationSection(document: ConnectorDocument, name: string, operation: OperationDocument): string {
  const { title, description, source, stability, kind } = operation;
  return blocks(
    `### ${name}`,
    blocks(sentence(title), ...(description ? [sentence(description)] : []), ...stabilityWords(stability)),
    facts([
      ['Kind', kind],
      ...(kind === 'trigger' ? [] : requestFacts(document, operation.request, 'slot' in operation ? operation.slot : undefined)),
      ['Effect', `${code(operation.effect.kind)}. ${effectWords(operation.effect)}`],
      ...(operation.scopes ? [['Needs the right to', listed(operation.scopes.map(code))] as const] : []),
      ...(operation.answerMs === undefined ? [] : [['One answer may take', `${operation.answerMs / 1000} seconds`] as const]),
      ...(operation.auth ? [['Auth', authWords(operation.auth)] as const] : []),
      ...(operation.errors?.rows ?? []).map(({ when, then }) => ['Own error row', `${conditionWords(when)}: ${code(then)}`] as const),
      ...(kind === 'list' ? listFacts(operation) : []),
      ...('job' in operation && operation.job ? jobFacts(operation.job) : []),
      ...(kind === 'download' ? fileFacts(operation) : []),
      ...(kind === 'upload' ? bodyFacts(operation) : []),
      ...(kind === 'trigger' && operation.poll ? pollFacts(operation.poll) : []),
      ...(kind === 'trigger' && operation.webhook ? webhookFacts(operation.webhook) : []),
      ['Source', source],
    ]),
    inputPart(document, operation),
    resultPart(operation),
  );
}

export type Fact = readonly [label: string, words: string];

function facts(rows: readonly Fact[]): string {
  return rows.map(([label, words]) => `- ${label}: ${words}`).join('\n');
}

function stabilityWords(stability: OperationDocument['stability']): string[] {
  if (stability === 'stable') return [];
  if (stability === 'deprecated') return ['**Deprecated:** it may be taken away in a later version.'];
  return ['**Experimental:** part of what it declares is inferred, as its source says, and may change.'];
}

function requestFacts(document: ConnectorDocument, request: RequestDocument | undefined, slot: string | undefined): Fact[] {
  if (slot !== undefined) return [['Request', `code: ${code(slot)}`]];
  if (!request) return [];
  const { method, path, service = document.baseUrl.services[0] ?? '', body, arrays, headers, fixed } = request;
  return [
    ['Request', `${code(`${method} ${path}`)}${document.baseUrl.services.length > 1 ? ` at the service ${code(service)}` : ''}`],
    ...(body === 'form' ? [['Body', 'a form'] as const] : []),
    ...(arrays === 'repeat' ? [['Lists in the query', 'one parameter per value'] as const] : []),
    ...Object.entries(headers ?? {}).map(([name, value]) => ['Header', code(`${name}: ${value}`)] as const),
    ...(fixed ? [['Always sent', code(JSON.stringify(fixed))] as const] : []),
  ];
}

function listFacts({ key, order, pagination, each, windows, transform, filter, empty, detail }: ListDocument): Fact[] {
  return [
    ...(each ? eachFacts(each) : []),
    ...(windows ? [['Windows', windowWords(windows)] as const] : []),
    ...(empty ? [['Empty', `when its first page is answered with ${listed(empty.map(code), 'or')}`] as const] : []),
    ...(filter ? [['Records are left out by', `code: ${code(filter.slot)}`] as const] : []),
    ...(transform ? [['A record is made by', `code: ${code(transform.slot)}`] as const] : []),
    ...(key ? [['Key of a record', selectorWords(key, 'the record')] as const] : []),
    ...(order && order !== 'none' ? [['Order', order] as const] : []),
    ...(pagination ? [['Pages', pagerWords(pagination)] as const] : []),
    ...(detail ? [['A record in full', detailWords(detail)] as const] : []),
  ];
}

function detailWords({ action, with: given }: DetailDocument): string {
  const inputs = Object.entries(given).map(([field, select]) => `${code(field)} from ${selectorWords(select, 'the record')}`);
  return `[${action}](#${action.toLowerCase()})${inputs.length > 0 ? `, ${listed(inputs)}` : ''}`;
}

function jobFacts({ status, state, done, failed, message, everyMs, result }: JobDocument): Fact[] {
  const why = message ? `, for the reason in ${selectorWords(message, 'the status')}` : '';
  return [
    ['Job', `the call starts it; then ${code(`GET ${status}`)} every ${everyMs / 1000} seconds, or when the vendor asks`],
    ['Done', `when ${selectorWords(state, 'the status')} is ${listed(done.map(code), 'or')}`],
    ...(failed.length > 0 ? [['Failed', `when it is ${listed(failed.map(code), 'or')}${why}`] as const] : []),
    ['Result', result ? code(`GET ${result.path}`) : 'the last status'],
  ];
}

function fileFacts({ sha256Header }: DownloadDocument): Fact[] {
  return sha256Header ? [['Checked', `against the SHA-256 in ${code(sha256Header)}`]] : [];
}

function bodyFacts({ type, maxBytes }: UploadDocument): Fact[] {
  return [
    ['Body', `a file, ${type ? code(type) : 'of the type that it says'}`],
    ...(maxBytes === undefined ? [] : [['At most', `${maxBytes} bytes`] as const]),
  ];
}

function pollFacts(poll: PollDocument): Fact[] {
  const { list, key, cursor, cursorType, created, since, sinceFormat, overlap = 0, order, continues, detects } = poll;
  const again = cursorType === 'instant' ? `${overlap / 1000} seconds` : String(overlap);
  return [
    [
      'Reads',
      `[${list}](#${list.toLowerCase()}), with the same input${since ? `; its ${code(since)} is filled in${sinceFormat ? ` (${sinceFormat})` : ''}` : ''}`,
    ],
    ['An event is', `${eventWords(detects)}: ${keyWords(key)}`],
    ...(cursor ? [['Cursor', `${selectorWords(cursor, 'the record')}, compared as ${cursorType ?? 'text'}`] as const] : []),
    ...(created ? [['Not an event', `what was made before the trigger began, by ${selectorWords(created, 'the record')}`] as const] : []),
    ...(cursor && overlap > 0 ? [['Read again behind the cursor', `${again}, for records that are committed late`] as const] : []),
    ...(since ? [] : [['Without a filter', untilWords(poll)] as const]),
    ...(continues ? [['Goes on', 'at the last page of the poll before, by the vendor’s continuation'] as const] : []),
    ['Order of the list', order],
  ];
}

function eventWords(detects: Detects | undefined): string {
  if (detects === undefined) return 'a record whose key is new';
  return detects === 'changes' ? 'a record that is new, or whose content changed' : 'a record that came, changed or went';
}

function untilWords({ cursor, overlap = 0, order, detects, continues }: PollDocument): string {
  if (detects || continues || order !== 'newest-first') return 'the list is read to its end';
  if (cursor) return 'the list is read until a page of known records ends before the cursor';
  return overlap > 0
    ? `the list is read until ${overlap} records in a row are known`
    : 'the list is read until a page holds only known records';
}

function inputPart(document: ConnectorDocument, operation: OperationDocument): string {
  if (operation.input === undefined) return 'It takes no input.';
  const places = operation.kind === 'trigger' ? undefined : operation.request?.fields;
  return blocks(`Input (${code(operation.input)}):`, fieldTable(document.schemas[operation.input], places));
}

function resultPart(operation: OperationDocument): string {
  if (operation.kind === 'download') return 'It gives a file.';
  if (operation.kind === 'list' || operation.kind === 'trigger')
    return `Each ${operation.kind === 'list' ? 'record' : 'event'} is a ${classLink(operation.record)}.`;
  const empty = operation.kind === 'action' ? emptyWords(operation) : '';
  if (operation.output === undefined) return `It gives nothing.${empty}`;
  const at = operation.select ? `, from ${selectorWords(operation.select, 'the body')}` : '';
  if (operation.kind === 'upload') return `It gives a ${classLink(operation.output)}${at}.`;
  const held = operation.as ? `, with the answer in ${code(operation.as)}` : '';
  return `It gives a ${classLink(operation.output)}${at}${held}.${empty}${bulkWords(operation.bulk)}`;
}

function emptyWords({ empty }: ActionDocument): string {
  return empty ? ` Answered with ${listed(empty.map(code), 'or')}, it gives ${code('null')}.` : '';
}

function bulkWords(bulk: BulkDocument | undefined): string {
  if (bulk === undefined) return '';
  return ` Items that failed are in ${selectorWords(bulk.failed, 'the output')}: when there are any, the call rejects with a PartialFailureError that names them.`;
}

function eachFacts({ list, over, skip }: EachDocument): Fact[] {
  const words = over.map((one) =>
    'field' in one
      ? `each ${code(one.field)} of ${listed(one.values.map((value) => code(String(value))))}`
      : `each record of [${one.list}](#${one.list.toLowerCase()}), which gives ${listed(Object.keys(one.with).map(code))}`,
  );
  return [
    ['Reads', `[${list}](#${list.toLowerCase()}) for ${words.join(', and for ')}`],
    ...(skip
      ? [
          [
            'Leaves out',
            `those that are answered with ${listed(skip.map(code), 'or')}; the outcome then says ${code('parents-skipped')}`,
          ] as const,
        ]
      : []),
  ];
}

function windowWords({ from, until, spanMs, format, end }: WindowsDocument): string {
  const span = spanMs % 86_400_000 === 0 ? `${spanMs / 86_400_000} days` : `${spanMs / 1000} seconds`;
  return `with ${code(from)}, it is read in windows of at most ${span} up to ${code(until)} (${format}, the end ${end}); without ${code(until)}, until now`;
}
