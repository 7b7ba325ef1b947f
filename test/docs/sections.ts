import type { AuthDocument, ConnectorDocument, ErrorTableDocument } from 'trunkline/document';
import { usualClasses } from './error-facts.js';
import { fieldTable } from './field-table.js';
import { blocks, code, listed, table } from './markdown.js';
import { conditionWords, pagerWords, selectorWords, targetWords, timeHeaderWords } from './words.js';

/** What a person fills in to connect. */
export function connectionSection({ connection, schemas, auth }: ConnectorDocument): string {
  return blocks('## Connection', fieldTable(schemas[connection.schema], undefined, connection.secrets), `Auth: ${authWords(auth)}.`);
}

export function authWords(auth: AuthDocument): string {
  switch (auth.kind) {
    case 'none':
      return 'none';
    case 'bearer':
      return `bearer token from ${selectorWords(auth.token, 'the connection')}`;
    case 'basic':
      return `HTTP basic, user ${selectorWords(auth.user, 'the connection')}, password ${selectorWords(auth.password, 'the connection')}`;
    case 'api-key':
      return `key from ${selectorWords(auth.key, 'the connection')} in ${targetWords(auth.to)}${auth.prefix ? ` after ${code(auth.prefix)}` : ''}`;
    case 'slot':
      return `code: ${code(auth.slot)}`;
    case 'session':
      return `a session opened by ${code(`${auth.login.method} ${auth.login.path}`)} (${auth.login.auth ? authWords(auth.login.auth) : 'credentials in its body'}), then its token in ${targetWords(auth.to)}`;
    case 'choice':
      return `by ${selectorWords(auth.by, 'the connection')}: ${Object.entries(auth.among)
        .map(([word, one]) => `${code(word)} ${authWords(one)}`)
        .join('; ')}`;
  }
}

/** One line per region, environment and service; a column that would say `*` alone is left out. */
export function baseUrlSection({ baseUrl }: ConnectorDocument): string {
  const cells = Object.entries(baseUrl.table).flatMap(([region, environments]) =>
    Object.entries(environments).flatMap(([environment, services]) =>
      Object.entries(services).map(([service, url]) => ({ region, environment, service, url: code(url) })),
    ),
  );
  const columns = (['region', 'environment', 'service', 'url'] as const).filter((column) => cells.some((cell) => cell[column] !== '*'));
  const head = columns.map((column) => (column === 'url' ? 'URL' : `${column.charAt(0).toUpperCase()}${column.slice(1)}`));
  return blocks(
    '## Base URLs',
    table(
      head,
      cells.map((cell) => columns.map((column) => cell[column])),
    ),
    baseUrl.experimental ? `Experimental: ${listed(baseUrl.experimental.map(code))}. Connecting there writes a warning to the log.` : '',
    baseUrl.services.length > 1 ? `An operation that names no service uses ${code(baseUrl.services[0] ?? '')}.` : '',
  );
}

export function rateLimitSection({ budgets }: ConnectorDocument): string {
  if (budgets.length === 0) return blocks('## Rate limits', 'None is declared.');
  const lines = budgets.map(({ name, limit, limitBy, perMs, per, operations, headers = {} }) => {
    const told = Object.values(headers).map((header) => (typeof header === 'string' ? code(header) : timeHeaderWords(header)));
    const whose = operations ? `of ${ofOperations(operations)}` : 'of any operation';
    const plans = Object.entries(limitBy?.limits ?? {}).map(([word, most]) => `${most} with ${code(`${limitBy!.setting}: ${word}`)}`);
    const counted = `per connection${per ? ` and ${code(per)}` : ''}`;
    return `- ${code(name)}: ${limit} calls${plans.length > 0 ? ` (${listed(plans)})` : ''} ${whose} in any ${perMs / 1000} seconds, ${counted}${told.length > 0 ? `; corrected by ${listed(told)}` : ''}.`;
  });
  return blocks('## Rate limits', lines.join('\n'));
}

/** A few by name; where there are many, the page would be a list of them. */
function ofOperations(operations: readonly string[]): string {
  if (operations.length <= 8) return listed(operations.map(code));
  return `${operations.length} operations, from ${code(operations[0]!)} to ${code(operations.at(-1)!)}`;
}

export function paginationSection({ pagination }: ConnectorDocument): string {
  return blocks('## Pages', pagination ? pagerWords(pagination) : 'Each list says how it is read.');
}

/** The vendor's own rows, where its words are found, and what every other status means. */
export function errorSection({ errors }: ConnectorDocument): string {
  const rows = errors.rows.map(({ when, then, notAccepted, remedy, scope, waitMs }) => [
    conditionWords(when),
    `${code(then)}${scope ? ` of ${listed(scope.map(code))}` : ''}${waitMs === undefined ? '' : `, to wait ${waitMs / 1000} seconds`}`,
    notAccepted ? 'yes' : '',
    remedy ?? '',
  ]);
  return blocks(
    '## Errors',
    rows.length > 0
      ? table(['When', 'Error', 'Provably not accepted', 'What to do'], rows)
      : 'No row of its own: every status keeps its usual class.',
    readingWords(errors),
    `A status without a row keeps its usual class: ${usualClasses().join('; ')}. See [errors](../reference/errors.md).`,
  );
}

function readingWords({ code: vendorCode, message, failed, succeeded, reference, details, retryAfter }: ErrorTableDocument): string {
  const found = [
    vendorCode && `the vendor's code in ${selectorWords(vendorCode, 'the body')}`,
    message && `its message in ${selectorWords(message, 'the body')}`,
    details?.items && `single faults in ${selectorWords(details.items, 'the body')}`,
    details?.byField && `faults by the name of their field in ${selectorWords(details.byField, 'the body')}`,
    reference &&
      `its reference in ${'header' in reference ? `the header ${code(reference.header)}` : selectorWords(reference, 'the body')}`,
    retryAfter && `the wait it asks for in ${listed(retryAfter.map(timeHeaderWords))}`,
  ].filter((part) => part !== undefined);
  const failure = failed ? `A 2xx answer is a failure when ${selectorWords(failed, 'the body')} is there.` : '';
  const denial = succeeded ? `A 2xx answer is a failure when ${selectorWords(succeeded, 'the body')} is false.` : '';
  return [found.length > 0 ? `A failed answer has ${listed(found)}.` : '', failure, denial].filter((part) => part !== '').join(' ');
}
