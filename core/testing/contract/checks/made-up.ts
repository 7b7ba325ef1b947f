import type { ActionDocument, ListDocument, RequestDocument, UploadDocument } from 'trunkline/document';
import { selector } from '../../../document/select.js';
import { usesCode } from '../../../document/uses-code.js';
import { endpointPattern } from '../../fake-vendor/endpoints.js';
import { MadeUp, type Fullness } from '../../../made-up/made-up.js';
import { pageShape } from '../../fake-vendor/pages.js';
import type { FaultKind } from '../../server/fault-plan.js';
import { seededRandom } from '../../../made-up/seeded-random.js';
import type { Bench } from '../bench/bench.js';
import type { MadeUpTrial } from '../bench/made-up-vendor.js';
import type { Case, Check } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
import { callWith } from '../operations/upload.js';
import type { Subject } from '../subject.js';

const RECORDS = 23;

/** What becomes of the first request, and whether the vendor has acted by then. */
const FAULTS: readonly FaultKind[] = ['drop-before', 'drop-after', 'truncate', '500-after', '429'];

export const madeUp: Check = {
  name: 'made-up',
  title: 'it holds what its own document promises, against a vendor made up from it',
  *cases(subject) {
    for (const [name, operation] of Object.entries(subject.document.operations)) {
      if (operation.kind === 'list') yield* listCases(subject, name, operation);
      if (operation.kind === 'action' || operation.kind === 'upload') yield* callCases(subject, name, operation);
    }
  },
};

function* listCases(subject: Subject, name: string, list: ListDocument): Generator<Case> {
  const pager = list.pagination ?? subject.document.pagination;
  if (!list.request || isHidden(subject, name, list.request) || !pager || !pageShape(pager) || list.windows || usesCode([list, pager]))
    return;
  for (const fullness of ['full', 'minimal'] as const)
    yield { name: `${name}: ${RECORDS} records of ${fullness} form`, run: (bench) => readAll(bench, subject, name, list, fullness) };
}

async function readAll(bench: Bench, subject: Subject, name: string, list: ListDocument, fullness: Fullness): Promise<void> {
  const { connection } = await bench.madeUp.open(fullness, { records: RECORDS }, connectionOf(subject, name));
  // A field may be the place of the next page: only what must be given is.
  const pages = connection.list(name, inputOf(subject, list.input, 'minimal'));
  const records: unknown[] = [];
  for await (const record of pages) records.push(record);
  const seen = records.map((record) => (record as { readonly made_up?: number }).made_up);
  expectEqual(
    seen,
    Array.from({ length: RECORDS }, (_, index) => index),
    'not every record came, once and in order',
  );
  expectEqual(pages.outcome?.status, 'complete', 'the list does not say that it was read to its end');
  const keyOf = list.key && selector(list.key, never);
  if (keyOf && records.some((record) => keyOf(record) === undefined || keyOf(record) === null))
    fail('a record may lack its key: declare the field as one that is always there, or take another key');
}

type CallDocument = ActionDocument | UploadDocument;

/** What is uploaded to a vendor that is made up. */
const FILE = { content: 'made up' };

function* callCases(subject: Subject, name: string, action: CallDocument): Generator<Case> {
  const isBulk = 'bulk' in action && action.bulk !== undefined;
  if (!action.request || isHidden(subject, name, action.request) || usesCode([action, subject.document.errors]) || isBulk) return;
  yield { name: `${name}: an answer of minimal form`, run: (bench) => callOnce(bench, subject, name, action) };
  yield { name: `${name}: whatever breaks on the wire`, run: (bench) => callThroughFaults(bench, subject, name, action) };
}

async function callOnce(bench: Bench, subject: Subject, name: string, { kind, input }: CallDocument): Promise<void> {
  const { connection } = await bench.madeUp.open('minimal', { records: RECORDS }, connectionOf(subject, name));
  await callWith(connection, name, kind === 'upload' ? FILE : undefined, inputOf(subject, input));
}

async function callThroughFaults(bench: Bench, subject: Subject, name: string, action: CallDocument): Promise<void> {
  const trial = await bench.madeUp.open('full', { records: RECORDS }, connectionOf(subject, name));
  for (const fault of FAULTS) await callThrough(subject, trial, name, action, fault);
}

async function callThrough(
  subject: Subject,
  { vendor, connection }: MadeUpTrial,
  name: string,
  { kind, input, output, effect, request }: CallDocument,
  fault: FaultKind,
): Promise<void> {
  const [hits, done] = [vendor.faults.hits.length, vendor.ledger.of(name).length];
  vendor.faults.next(fault, { path: endpointPattern(request!, subject.document.baseUrl.services[0]!) });
  const calling = callWith(connection, name, kind === 'upload' ? FILE : undefined, inputOf(subject, input));
  const ended = await calling.then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  if (vendor.faults.hits.length !== hits + 1) fail(`${fault}: its request never came`);
  const happened = vendor.ledger.of(name).length - done;
  // An answer without a body cannot be cut short.
  const isLost = effect.kind === 'unsafe' && fault !== '429' && (fault !== 'truncate' || output !== undefined);
  if (isLost && ended?.name !== 'UncertainError')
    fail(`${fault}: nobody can tell what became of it, and it ended with ${show(ended ?? 'success')}`);
  if (!isLost && ended) fail(`${fault}: it may be sent again, and was given up: ${show(ended)}`);
  if (happened > 1 && effect.kind !== 'idempotent') fail(`${fault}: it happened ${happened} times`);
}

/** The connection that the operation's fixture needs. */
function connectionOf(subject: Subject, operation: string): string | undefined {
  return subject.fixturesOf(operation)[0]?.connection;
}

/** True for an operation that stands where an earlier one does: the fake vendor answers as the other. */
function isHidden({ document }: Subject, name: string, { method, path, service }: RequestDocument): boolean {
  const first = Object.entries(document.operations).find(([, one]) => 'request' in one && one.request && isAlike(one.request));
  return first !== undefined && first[0] !== name;

  function isAlike(other: RequestDocument): boolean {
    return other.method === method && other.service === service && other.path.replaceAll(NAMES, '') === path.replaceAll(NAMES, '');
  }
}

const NAMES = /\{[^}]*\}/g;

function inputOf({ document }: Subject, input: string | undefined, fullness: Fullness = 'full'): unknown {
  return input === undefined ? undefined : new MadeUp(document.schemas, seededRandom(2), fullness).of(input);
}

function never(slot: string): never {
  throw new TypeError(`The slot ${slot} was not asked for.`);
}
