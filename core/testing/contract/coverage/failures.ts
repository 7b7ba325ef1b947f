import type { ErrorRow, ErrorTableDocument } from 'trunkline/document';
import { matchesRow } from '../../../http/matches-row.js';
import { text } from '../../../http/fault-facts.js';
import { selector, type SlotCode } from '../../../document/select.js';
import type { Case } from '../check.js';
import { fail, show } from '../expect.js';
import type { FailureFixture } from '../fixtures/failure.js';
import type { Subject } from '../subject.js';

/** Every row of an error table is shown, and everything the table reads from an answer. */
export function* failureCases({ document, fixtures }: Subject): Generator<Case> {
  const tables: readonly (readonly [string, ErrorTableDocument, readonly FailureFixture[]])[] = [
    ['the error table', document.errors, fixtures.failures],
    ...Object.entries(document.operations).flatMap(([name, { errors }]) =>
      errors ? [[`the error table of ${name}`, errors, fixtures.failures.filter(({ operation }) => operation === name)] as const] : [],
    ),
  ];
  for (const [at, table, failures] of tables) {
    for (const row of table.rows)
      yield { name: `${at}: ${show(row.when)} is shown`, run: () => checkRow(document.errors, table, row, failures) };
    yield { name: `${at}: what it reads is shown`, run: () => checkRead(at, table, failures) };
  }
  for (const [name, operation] of Object.entries(document.operations)) {
    if (operation.kind === 'action' && operation.bulk)
      yield { name: `${name}: items that fail are shown`, run: () => checkBulk(name, fixtures.failures) };
  }
}

function checkBulk(name: string, failures: readonly FailureFixture[]): void {
  if (failures.some(({ operation, error }) => operation === name && error.class === 'PartialFailureError')) return;
  fail(`no failure shows a ${name} some of whose items failed: write the answer, and one of the \`details\` for each of them`);
}

function checkRow(general: ErrorTableDocument, own: ErrorTableDocument, row: ErrorRow, failures: readonly FailureFixture[]): void {
  const table = { ...general, ...own };
  if (failures.some((failure) => failure.error.class === row.then && isFor(row, table, failure))) return;
  fail(`no fixture among \`failures\` ends as ${row.then} by this row: write the answer, and what the error says`);
}

function isFor({ when }: ErrorRow, table: ErrorTableDocument, { answer, network }: FailureFixture): boolean {
  if (when.network) return network !== undefined && when.network.includes(network);
  if (!answer) return false;
  const { status = 200, headers = {}, body, raw } = answer;
  const read = (select: ErrorTableDocument['code']): string | undefined => select && text(selector(select, UNKNOWN)(body));
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const seen = {
    status,
    headers: lower,
    body,
    vendorCode: read(table.code),
    said: read(table.message) ?? (typeof raw === 'string' ? raw : undefined),
  };
  return matchesRow(when, seen, ANY);
}

/** What code would read or decide is not known without running it: it is taken for nothing, and for a yes. */
const UNKNOWN: SlotCode = () => () => undefined;
const ANY: SlotCode = () => () => true;

const READ = {
  code: { name: 'vendorCode', isShown: ({ error }: FailureFixture) => error.vendorCode !== undefined },
  message: { name: 'message', isShown: ({ error }: FailureFixture) => error.message !== undefined },
  details: { name: 'details', isShown: ({ error }: FailureFixture) => (error.details ?? []).length > 0 },
  reference: { name: 'reference', isShown: ({ error }: FailureFixture) => error.reference !== undefined },
  retryAfter: { name: 'waitMs', isShown: ({ waitMs }: FailureFixture) => waitMs !== undefined },
  failed: { name: 'an answer with status 200', isShown: isFailedSuccess },
  succeeded: { name: 'an answer with status 200', isShown: isFailedSuccess },
} as const;

function isFailedSuccess({ answer }: FailureFixture): boolean {
  return answer !== undefined && (answer.status ?? 200) < 300;
}

function checkRead(at: string, table: ErrorTableDocument, failures: readonly FailureFixture[]): void {
  const missing = Object.entries(READ).filter(([part, { isShown }]) => Object.hasOwn(table, part) && !failures.some(isShown));
  if (missing.length > 0)
    fail(`${at} reads ${missing.map(([part]) => part).join(', ')}, and no failure shows ${missing.map(([, { name }]) => name).join(', ')}`);
}
