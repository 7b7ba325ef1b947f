import type { ActionDocument, ListDocument } from 'trunkline/document';
import { selector } from '../../../document/select.js';
import { usesCode } from '../../../document/uses-code.js';
import { MadeUp, type Fullness } from '../../fake-vendor/made-up.js';
import { pageShape } from '../../fake-vendor/pages.js';
import type { FaultKind } from '../../server/fault-plan.js';
import { seededRandom } from '../../server/seeded-random.js';
import type { Bench } from '../bench/bench.js';
import type { MadeUpTrial } from '../bench/made-up-vendor.js';
import type { Case, Check } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
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
      if (operation.kind === 'action') yield* actionCases(subject, name, operation);
    }
  },
};

function* listCases(subject: Subject, name: string, list: ListDocument): Generator<Case> {
  const pager = list.pagination ?? subject.document.pagination;
  if (!list.request || !pager || !pageShape(pager) || list.windows || usesCode([list, pager])) return;
  for (const fullness of ['full', 'minimal'] as const)
    yield { name: `${name}: ${RECORDS} records of ${fullness} form`, run: (bench) => readAll(bench, subject, name, list, fullness) };
}

async function readAll(bench: Bench, subject: Subject, name: string, list: ListDocument, fullness: Fullness): Promise<void> {
  const { connection } = await bench.madeUp.open(fullness, { records: RECORDS });
  const pages = connection.list(name, inputOf(subject, list.input));
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

function* actionCases(subject: Subject, name: string, action: ActionDocument): Generator<Case> {
  if (!action.request || usesCode([action, subject.document.errors]) || action.bulk) return;
  yield { name: `${name}: an answer of minimal form`, run: (bench) => callOnce(bench, subject, name, action) };
  yield { name: `${name}: whatever breaks on the wire`, run: (bench) => callThroughFaults(bench, subject, name, action) };
}

async function callOnce(bench: Bench, subject: Subject, name: string, { input }: ActionDocument): Promise<void> {
  const { connection } = await bench.madeUp.open('minimal', { records: RECORDS });
  await connection.call(name, inputOf(subject, input));
}

async function callThroughFaults(bench: Bench, subject: Subject, name: string, action: ActionDocument): Promise<void> {
  const trial = await bench.madeUp.open('full', { records: RECORDS });
  for (const fault of FAULTS) await callThrough(subject, trial, name, action, fault);
}

async function callThrough(
  subject: Subject,
  { vendor, connection }: MadeUpTrial,
  name: string,
  { input, effect }: ActionDocument,
  fault: FaultKind,
): Promise<void> {
  const [hits, done] = [vendor.faults.hits.length, vendor.ledger.of(name).length];
  vendor.faults.next(fault, { path: new RegExp(pathOf(subject, name)) });
  const ended = await connection.call(name, inputOf(subject, input)).then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  if (vendor.faults.hits.length !== hits + 1) fail(`${fault}: its request never came`);
  const happened = vendor.ledger.of(name).length - done;
  const isLost = effect.kind === 'unsafe' && fault !== '429';
  if (isLost && ended?.name !== 'UncertainError')
    fail(`${fault}: nobody can tell what became of it, and it ended with ${show(ended ?? 'success')}`);
  if (!isLost && ended) fail(`${fault}: it may be sent again, and was given up: ${show(ended)}`);
  if (happened > 1 && effect.kind !== 'idempotent') fail(`${fault}: it happened ${happened} times`);
}

/** The path as the fake vendor has it, below the service's name. */
function pathOf({ document }: Subject, name: string): string {
  const { request } = document.operations[name] as ActionDocument;
  const plain = request!.path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return `^/${request!.service ?? document.baseUrl.services[0]}${plain.replaceAll(/\{[^}]*\}/g, '[^/]+')}$`;
}

function inputOf({ document }: Subject, input: string | undefined): unknown {
  return input === undefined ? undefined : new MadeUp(document.schemas, seededRandom(2), 'full').of(input);
}

function never(slot: string): never {
  throw new TypeError(`The slot ${slot} was not asked for.`);
}
