import type { ConnectorDocument, Selector } from 'trunkline/document';
import type { Case } from '../check.js';
import { fail } from '../expect.js';
import type { ConnectionFixture } from '../fixtures/connection.js';
import type { Subject } from '../subject.js';
import { selector } from '../../../document/select.js';

/** Shorter ones would be found in innocent text. */
const SHORTEST_SECRET = 12;

/** Every region and environment is shown, and every kind of credential. */
export function* connectionCases(subject: Subject): Generator<Case> {
  const { document, fixtures } = subject;
  for (const [name, connection] of Object.entries(fixtures.connections)) {
    yield { name: `the connection ${name} can be watched`, run: () => checkConnection(document, connection) };
  }
  for (const cell of cellsOf(document)) {
    yield { name: `${cell.join(', ')} has a connection`, run: () => checkCell(subject, cell) };
  }
  if (document.auth.kind === 'choice') {
    const { by, among } = document.auth;
    for (const word of Object.keys(among))
      yield { name: `the credential ${word} has a connection`, run: () => checkChoice(subject, by, word) };
  }
}

function checkConnection({ baseUrl }: ConnectorDocument, { secrets = {}, services }: ConnectionFixture): void {
  const short = Object.keys(secrets).filter((name) => secrets[name]!.length < SHORTEST_SECRET);
  if (short.length > 0) fail(`${short.join(', ')}: make up at least ${SHORTEST_SECRET} characters, or it cannot be told from other text`);
  const missing = baseUrl.services.filter((service) => services[service] === undefined);
  if (missing.length > 0) fail(`\`services\` lacks ${missing.join(', ')}: write the URL that the vendor documents`);
}

type Cell = readonly [region: string, environment: string];

function cellsOf({ baseUrl }: ConnectorDocument): readonly Cell[] {
  return Object.entries(baseUrl.table).flatMap(([region, environments]) =>
    Object.keys(environments).map((environment): Cell => [region, environment]),
  );
}

function checkCell(subject: Subject, [region, environment]: Cell): void {
  const { baseUrl } = subject.document;
  const isIn = (settings: unknown): boolean => picks(baseUrl.region, region, settings) && picks(baseUrl.environment, environment, settings);
  if (!hasConnection(subject, isIn))
    fail('no connection of the fixtures is there: add one to `connections`, with the URLs that the vendor documents');
}

function checkChoice(subject: Subject, by: Selector, word: string): void {
  if (!hasConnection(subject, (settings) => picks(by, word, settings)))
    fail('no connection of the fixtures signs so: add one to `connections`, with what its requests carry');
}

function hasConnection({ document, fixtures }: Subject, isWanted: (settings: unknown) => boolean): boolean {
  return Object.values(fixtures.connections).some((connection) => isWanted(withDefaults(document, connection)));
}

/** What code picks is known only when it runs: it is taken for any. */
function picks(select: Selector | undefined, wanted: string, settings: unknown): boolean {
  if (select === undefined || 'slot' in select) return true;
  return String(selector(select, never)(settings)) === wanted;
}

function withDefaults({ schemas, connection }: ConnectorDocument, { settings = {} }: ConnectionFixture): unknown {
  const properties = Object.entries(schemas[connection.schema]?.properties ?? {});
  const defaults = properties.flatMap(([name, shape]) => (shape.default === undefined ? [] : [[name, shape.default]]));
  return { ...Object.fromEntries(defaults), ...settings };
}

function never(slot: string): never {
  throw new TypeError(`The slot ${slot} was not asked for.`);
}
