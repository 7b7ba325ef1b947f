import { Ajv } from 'ajv';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { Hive } from 'trunkline/connectors/hive';
import { Wercker } from 'trunkline/connectors/wercker';
import { Wrk } from 'trunkline/connectors/wrk';
import { documentOf } from 'trunkline/document';
import { EveryPart } from './every-part.js';

const SCHEMA = new URL('../../../sdk/document/connector-document.schema.json', import.meta.url);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** An object whose keys and values a connector chooses. */
const FREE = 'fixed';
/** Objects whose keys are names that a connector chooses. */
const NAMED = ['operations', 'slots', 'schemas', 'fields', 'among', 'limits', 'with', 'json', 'scope', 'input', 'ref'];

describe('the published schema of connector documents', () => {
  const validate = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false }).compile(
    JSON.parse(readFileSync(SCHEMA, 'utf8')) as object,
  );
  const every = plain(documentOf(EveryPart));

  for (const connector of [Hive, Wercker, Wrk, EveryPart]) {
    it(`accepts the document of ${connector.name}, also after a trip through JSON`, () => {
      const document = documentOf(connector);
      expect(validate(document), JSON.stringify(validate.errors)).to.equal(true);
      expect(plain(document)).to.deep.equal(document);
    });
  }

  it('refuses an unknown property at every level', () => {
    const accepted = objects(every).filter(([path]) => validate(changed(every, [...path, 'unknown'], true)));
    expect(accepted.map(([path]) => path.join('.'))).to.deep.equal([]);
  });

  it('refuses a property of another type at every level', () => {
    const typed = leaves(every).filter(([path]) => !isScalarOfAnyType(path));
    const accepted = typed.filter(([path, value]) => validate(changed(every, path, another(value))));
    expect(accepted.map(([path]) => path.join('.'))).to.deep.equal([]);
  });

  it('can do without what the types call optional, and without nothing else', () => {
    const spare = leaves(every).filter(([path]) => isProperty(path) && validate(changed(every, path, undefined)));
    expect([...new Set(spare.map(([path]) => general(path)))].toSorted()).to.deep.equal(OPTIONAL);
  });

  it('refuses choices and a schema from elsewhere that say anything else', () => {
    const more = (field: string, word: string, value: Json): boolean =>
      validate(changed(every, ['schemas', 'ItemFilter', 'properties', field, word], value));
    expect(more('before', 'x-choices', { list: 'numbers', value: 'id' })).to.equal(true);
    expect(more('more', 'x-schema-from', { action: 'getItem' })).to.equal(true);
    const choices: Json[] = [{}, { list: 'numbers' }, { list: 'numbers', value: '' }, { list: 'numbers', value: 'id', with: { since: 1 } }];
    expect([...choices, { list: 'numbers', value: 'id', key: 'id' }].filter((wrong) => more('before', 'x-choices', wrong))).to.deep.equal(
      [],
    );
    const schemas: Json[] = [{}, { action: 'getItem', at: 'a..b' }, { action: 'getItem', path: 'tag' }];
    expect(schemas.filter((wrong) => more('more', 'x-schema-from', wrong))).to.deep.equal([]);
  });

  it('refuses a later format, a plain HTTP host, and an operation that is both declared and code', () => {
    expect(validate(changed(every, ['format'], 2))).to.equal(false);
    expect(validate(changed(every, ['baseUrl', 'table', 'us', 'production', 'api'], 'http://us.example'))).to.equal(false);
    expect(validate(changed(every, ['operations', 'getItem', 'slot'], 'get-item'))).to.equal(false);
    expect(validate(changed(every, ['operations', 'touchItem', 'slot'], undefined))).to.equal(false);
  });

  it('refuses a job of code, a download without its request or its job’s result, and a file that is looked up', () => {
    const job = (every as { operations: { copyItem: { job: Json } } }).operations.copyItem.job;
    expect(validate(changed(every, ['operations', 'touchItem', 'job'], job))).to.equal(false);
    expect(validate(changed(every, ['operations', 'log', 'request'], undefined))).to.equal(false);
    expect(validate(changed(every, ['operations', 'export', 'job', 'result'], undefined))).to.equal(false);
    expect(validate(changed(every, ['operations', 'log', 'effect'], { kind: 'lookup', slot: 'find-item' }))).to.equal(false);
  });

  it('refuses an upload with anything else in its body, by GET, or of a type that is none', () => {
    const at = (...path: string[]): Path => ['operations', 'setPicture', ...path];
    for (const [path, value] of [
      [at('request', 'body'), 'json'],
      [at('request', 'fixed'), { a: 1 }],
      [at('request', 'method'), 'GET'],
      [at('type'), 'zip'],
      [at('maxBytes'), 0],
    ] as const)
      expect(validate(changed(every, path, value)), path.join('.')).to.equal(false);
  });
});

/** Fixed values that a list is read over. */
const isScalarOfAnyType = (path: Path): boolean => path.includes('values');

/** Written out, so that a property cannot become optional or required unseen. */
const OPTIONAL = [
  'auth.among.session.lifetimeMs',
  'auth.among.session.login.auth',
  'auth.among.session.login.body',
  'auth.among.session.login.fields',
  'auth.among.session.login.service',
  'auth.among.session.prefix',
  'baseUrl.environment',
  'baseUrl.experimental',
  'baseUrl.region',
  'budgets.*.headers',
  'budgets.*.headers.limit',
  'budgets.*.headers.max',
  'budgets.*.headers.remaining',
  'budgets.*.headers.reset',
  'budgets.*.headers.used',
  'budgets.*.limitBy',
  'budgets.*.operations',
  'budgets.*.per',
  'description',
  'errors.code',
  'errors.details',
  'errors.details.byField',
  'errors.details.code',
  'errors.details.message',
  'errors.details.path',
  'errors.failed',
  'errors.message',
  'errors.reference',
  'errors.retryAfter',
  'errors.rows.*.notAccepted',
  'errors.rows.*.remedy',
  'errors.rows.*.scope',
  'errors.rows.*.waitMs',
  'errors.rows.*.when.code',
  'errors.rows.*.when.contentType',
  'errors.rows.*.when.header',
  'errors.rows.*.when.header.value',
  'errors.rows.*.when.message',
  'errors.rows.*.when.network',
  'errors.rows.*.when.slot',
  'errors.rows.*.when.status',
  'errors.succeeded',
  'operations.action.answerMs',
  'operations.action.as',
  'operations.action.auth',
  'operations.action.auth.prefix',
  'operations.action.bulk',
  'operations.action.bulk.code',
  'operations.action.bulk.id',
  'operations.action.bulk.message',
  'operations.action.description',
  'operations.action.empty',
  'operations.action.errors',
  'operations.action.errors.reference',
  'operations.action.input',
  'operations.action.job',
  'operations.action.job.message',
  'operations.action.output',
  'operations.action.request.answer',
  'operations.action.request.body',
  'operations.action.request.fixed',
  'operations.action.request.headers',
  'operations.action.request.service',
  'operations.action.scopes',
  'operations.action.select',
  'operations.download.answerMs',
  'operations.download.auth',
  'operations.download.input',
  'operations.download.job',
  'operations.download.job.result.with',
  'operations.download.job.with',
  'operations.download.request.fields.by.style',
  'operations.download.request.service',
  'operations.download.scopes',
  'operations.download.sha256Header',
  'operations.download.validators',
  'operations.list.answerMs',
  'operations.list.detail',
  'operations.list.each.over.*.keep',
  'operations.list.each.skip',
  'operations.list.empty',
  'operations.list.filter',
  'operations.list.input',
  'operations.list.key',
  'operations.list.order',
  'operations.list.pagination',
  'operations.list.pagination.also',
  'operations.list.pagination.also.*.number',
  'operations.list.pagination.also.*.plus',
  'operations.list.pagination.concurrency',
  'operations.list.pagination.number',
  'operations.list.pagination.plus',
  'operations.list.pagination.size',
  'operations.list.pagination.stop.hasMore',
  'operations.list.request.arrays',
  'operations.list.request.fields.by.style',
  'operations.list.scopes',
  'operations.list.transform',
  'operations.list.validators',
  'operations.list.windows',
  'operations.trigger.description',
  'operations.trigger.input',
  'operations.trigger.poll',
  'operations.trigger.poll.created',
  'operations.trigger.poll.detects',
  'operations.trigger.poll.since',
  'operations.trigger.poll.sinceFormat',
  'operations.trigger.scopes',
  'operations.trigger.validators',
  'operations.trigger.webhook',
  'operations.trigger.webhook.event',
  'operations.trigger.webhook.when',
  'operations.upload.input',
  'operations.upload.job',
  'operations.upload.maxBytes',
  'operations.upload.output',
  'operations.upload.request.headers',
  'operations.upload.request.service',
  'operations.upload.scopes',
  'operations.upload.select',
  'operations.upload.type',
  'pagination',
  'pagination.consistency',
  'pagination.size',
  'pagination.stop.pageCount',
  'pagination.stop.total',
  'slots.*.reason',
  'webhooks',
  'webhooks.challenge',
  'webhooks.challenge.when',
  'webhooks.delivery',
  'webhooks.event',
  'webhooks.handshakes',
  'webhooks.handshakes.*.answer.headers',
  'webhooks.handshakes.*.answer.json',
  'webhooks.handshakes.*.equals',
  'webhooks.handshakes.*.unsigned',
  'webhooks.subscriptions',
  'webhooks.subscriptions.expires.askMs',
  'webhooks.subscriptions.isLive',
  'webhooks.subscriptions.ping',
  'webhooks.subscriptions.places',
  'webhooks.subscriptions.renewal',
  'webhooks.subscriptions.scope',
  'webhooks.verify.keyEncoding',
  'webhooks.verify.keyPrefix',
  'webhooks.verify.prefix',
  'webhooks.verify.timestamp',
  'webhooks.verify.timestamp.prefix',
];

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Every object outside the data classes' own schemas. */
function objects(json: Json, path: Path = []): [Path, Json][] {
  const here: [Path, Json][] = isObject(json) && path.at(-1) !== FREE ? [[path, json]] : [];
  return [...here, ...children(json, path).flatMap(([at, value]) => objects(value, at))];
}

function isObject(json: Json): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Every value with its path, outside the data classes' own schemas. */
function leaves(json: Json, path: Path = []): [Path, Json][] {
  return children(json, path).flatMap(([at, value]) => [[at, value], ...leaves(value, at)]);
}

function children(json: Json, path: Path): [Path, Json][] {
  if (typeof json !== 'object' || json === null || path[0] === 'schemas' || path.at(-1) === FREE) return [];
  return Object.entries(json).map(([key, value]) => [[...path, Array.isArray(json) ? Number(key) : key], value]);
}

function another(value: Json): Json {
  if (Array.isArray(value)) return {};
  if (typeof value === 'string') return 1.5;
  return 'another type';
}

function changed(json: Json, path: Path, value: Json | undefined): Json {
  const copy = structuredClone(json);
  let at = copy as Record<string | number, Json | undefined>;
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** False for an entry of a list, and for a name that a connector chooses. */
function isProperty(path: Path): boolean {
  const chosen = NAMED.includes(String(path.at(-2))) || path.includes('table') || path.at(-3) === 'request';
  return typeof path.at(-1) === 'string' && !chosen;
}

/** A path without the names that this connector chose: operations by their kind. */
function general(path: Path): string {
  const named: Record<string, string> = { operations: documentOf(EveryPart).operations[path[1]!]?.kind ?? '*', slots: '*' };
  return path.map((step, index) => (typeof step === 'number' ? '*' : index === 1 ? (named[path[0]!] ?? step) : step)).join('.');
}
