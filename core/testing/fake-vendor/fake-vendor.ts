import { createHash } from 'node:crypto';
import type {
  ActionDocument,
  ConnectorDocument,
  DownloadDocument,
  ListDocument,
  OperationDocument,
  SessionDocument,
  UploadDocument,
} from 'trunkline/document';
import { selector } from '../../document/select.js';
import type { Answer } from '../server/answer.js';
import type { Emulator, EmulatorOptions } from '../server/emulator.js';
import type { Ledger } from '../server/ledger.js';
import type { Routes } from '../server/routes.js';
import { seededRandom } from '../../made-up/seeded-random.js';
import { startServer } from '../server/start-server.js';
import { StateFile } from '../server/state-file.js';
import { Endpoints, type Respond } from './endpoints.js';
import { jobSteps, started } from './job.js';
import { MadeUp, type Fullness } from '../../made-up/made-up.js';
import { pageOf, pageShape } from './pages.js';
import { put } from './place.js';

export interface FakeVendorOptions extends EmulatorOptions {
  /** Records of each list. Default 23. */
  readonly records?: number;
  /** Whether answers have every field, or only those that must be there. Default `full`. */
  readonly fullness?: Fullness;
}

export interface FakeVendor extends Emulator {
  /** Where each service is, to connect with: `connect(Acme, settings, { services })`. */
  readonly services: Readonly<Record<string, { readonly url: string; readonly allowLoopback: true }>>;
}

/**
 * Starts a vendor on 127.0.0.1 that is what a connector's document says: it answers every declared operation with data made up from the
 * output's schema, turns pages as the pager reads them, and puts each write into its ledger, by the operation's name. It has the faults of
 * every emulator, and lets everyone in. It knows nothing of code: what a slot sends is answered 404.
 *
 * It cannot be wrong where the document is: for that, write fixtures.
 */
export async function startFakeVendor(document: ConnectorDocument, options: FakeVendorOptions = {}): Promise<FakeVendor> {
  const file = await StateFile.open('fake-vendor', options.statePath);
  const routes = routesOf(document, options, file.ledger);
  const errorAnswer = (status: number, reason: string): Answer => ({ status, body: { error: reason } });
  const server = await startServer({ file, routes, errorAnswer }, options);
  const services = document.baseUrl.services.map((name) => [name, { url: `${server.origin}/${name}`, allowLoopback: true }] as const);
  return Object.assign(server, { services: Object.fromEntries(services) });
}

function routesOf(document: ConnectorDocument, options: FakeVendorOptions, ledger: Ledger): Routes {
  const endpoints = new Endpoints(document.baseUrl.services[0]!);
  for (const { login, ...session } of sessionsOf(document)) endpoints.add(login, () => signedIn({ login, ...session }));
  for (const [index, [name, operation]] of Object.entries(document.operations).entries()) {
    if (operation.kind === 'trigger' || operation.request === undefined) continue;
    const { request } = operation;
    const madeUp = new MadeUp(document.schemas, seededRandom(options.seed ?? 1, index), options.fullness ?? 'full');
    if (operation.kind === 'list') {
      endpoints.add(request, respondToList(document, operation, madeUp, options.records ?? 23));
      continue;
    }
    const { job } = operation;
    const result = (): Answer => (operation.kind === 'download' ? fileOf(operation, name) : outputOf(document, operation, madeUp));
    const body = operation.kind === 'upload' ? 'bytes' : 'json';
    endpoints.add(request, written(name, operation, ledger, job ? () => started(job) : result), { body });
    const looked = job && lookedAt(document, request.service, job.status);
    const beside = (): unknown => (looked ? outputOf(document, looked, madeUp).body : {});
    for (const { path, respond } of job ? jobSteps(job, result, beside) : [])
      endpoints.add({ method: 'GET', path, service: request.service }, respond);
  }
  return endpoints.routes;
}

/** The operation that asks by itself where a job is looked at. */
function lookedAt({ operations }: ConnectorDocument, service: string | undefined, status: string): ActionDocument | undefined {
  const place = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}');
  return Object.values(operations).find(
    (one): one is ActionDocument =>
      one.kind === 'action' &&
      one.request?.method === 'GET' &&
      one.request.service === service &&
      place(one.request.path) === place(status),
  );
}

/** Puts what changes the vendor into the ledger; but a repeat of a key changes nothing. */
function written(name: string, { effect }: OperationDocument, ledger: Ledger, answer: () => Answer): Respond {
  return (request) => {
    const key = effect.kind === 'keyed' ? String(request.headers[effect.header.toLowerCase()]) : undefined;
    const isRepeat = key !== undefined && ledger.of(name).some((known) => known.key === key);
    if (effect.kind !== 'read' && !isRepeat) ledger.append(name, ledger.of(name).length + 1, request, key);
    return answer();
  };
}

function outputOf(document: ConnectorDocument, operation: ActionDocument | UploadDocument, madeUp: MadeUp): Answer {
  const { output, select, as, request, errors }: Pick<ActionDocument, 'output' | 'select' | 'as' | 'request' | 'errors'> = operation;
  if (output === undefined) return { status: 204 };
  const made = madeUp.sent(output);
  const answered = as === undefined ? made : (made as Record<string, unknown>)[as];
  return request?.answer === 'text'
    ? { status: 200, raw: String(answered) }
    : { status: 200, body: successful(put({}, select ?? WHOLE, answered)) };

  /** A flag that tells whether it succeeded is made up like any other field, and says yes. */
  function successful(body: unknown): unknown {
    const flag = errors?.succeeded ?? document.errors.succeeded;
    return flag && 'path' in flag && selector(flag, never)(body) === false ? put(body, flag, true) : body;
  }
}

function fileOf({ sha256Header }: DownloadDocument, name: string): Answer {
  const raw = `made up for ${name}`;
  const headers = sha256Header ? { [sha256Header]: createHash('sha256').update(raw).digest('hex') } : {};
  return { status: 200, headers, raw };
}

const WHOLE = { path: [] };

function respondToList(document: ConnectorDocument, list: ListDocument, madeUp: MadeUp, count: number): Respond {
  const pager = list.pagination ?? document.pagination;
  const shape = pager && pageShape(pager);
  if (!pager || !shape) return () => ({ status: 404, body: { error: 'only code knows how this list is read' } });
  const carried = pager.kind === 'cursor' && pager.from.in === 'last-record' ? pager.from.selector : undefined;
  // No two records are alike, and each tells where it stands when the next page is asked for by the last record.
  const records = Array.from({ length: count }, (_, index) => {
    const record = { ...(madeUp.sent(list.record) as object), made_up: index };
    return carried ? put(record, carried, alike(selector(carried, never)(record), index + 1)) : record;
  });
  return (request) => pageOf(pager, shape, records, request);
}

/** A number, or the same as text where the other is one. */
function alike(other: unknown, place: number): string | number {
  return typeof other === 'string' ? String(place) : place;
}

function sessionsOf({ auth, operations }: ConnectorDocument): readonly SessionDocument[] {
  const all = [auth, ...Object.values(operations).flatMap((operation) => operation.auth ?? [])];
  const single = all.flatMap((one) => (one.kind === 'choice' ? Object.values(one.among) : [one]));
  return single.filter((one): one is SessionDocument => one.kind === 'session');
}

function signedIn({ token }: SessionDocument): Answer {
  const made = 'made-up-session';
  if (token.in === 'body') return { status: 200, body: put({}, token.selector, made) };
  const header = token.in === 'cookie' ? { 'set-cookie': `${token.name}=${made}; HttpOnly` } : { [token.name]: made };
  return { status: 200, headers: header, body: {} };
}

function never(slot: string): never {
  throw new TypeError(`The slot ${slot} was not asked for.`);
}
