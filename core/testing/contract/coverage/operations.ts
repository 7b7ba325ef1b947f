import type { ConnectorDocument, OperationDocument } from 'trunkline/document';
import { fail } from '../expect.js';
import { exchangesOf, type AnyOperationFixture } from '../fixtures/operation.js';
import type { Case } from '../check.js';
import { repeatOf } from '../checks/effects.js';
import { operationKind } from '../operations/kinds.js';
import { list } from '../operations/list.js';
import { isCall } from '../operations/upload.js';
import type { Subject } from '../subject.js';

/** Every operation of the connector is shown, and every one that is shown is there. A trigger that only notifications tell is shown by them. */
export function* operationCases(subject: Subject): Generator<Case> {
  const { document, fixtures } = subject;
  for (const [name, operation] of Object.entries(document.operations)) {
    if (operation.kind === 'trigger' && !operation.poll) continue;
    yield { name: `${name} is shown`, run: () => checkShown(subject, name, operation) };
  }
  for (const name of Object.keys(fixtures.operations).filter((shown) => !Object.hasOwn(document.operations, shown))) {
    yield { name: `${name} is there`, run: () => fail(`the fixtures show \`${name}\`, which the connector does not have`) };
  }
}

function checkShown(subject: Subject, name: string, operation: OperationDocument): void {
  const given = subject.fixturesOf(name);
  const { needs, fits } = operationKind(operation);
  if (given.length === 0) fail(`\`operations.${name}\` is missing: write one with ${needs}, from the vendor's page (${operation.source})`);
  for (const fixture of given) {
    if (!fits(fixture)) fail(`\`operations.${name}\` is of the kind ${operation.kind}: it needs ${needs}`);
    if (exchangesOf(fixture).length === 0) fail(`\`operations.${name}\` has no exchange: write what is sent, and what is answered`);
    subject.connection(fixture.connection);
  }
  checkParts(name, operation, given);
  checkInput(subject.document, name, operation, given);
}

/** What a fixture of this kind must say beside what comes out. */
function checkParts(name: string, operation: OperationDocument, given: readonly AnyOperationFixture[]): void {
  if (operation.kind === 'action' && operation.empty && !given.some((fixture) => isCall(fixture) && fixture.output === null))
    fail(`\`operations.${name}\` never gives null: add a fixture whose answer says that there is nothing`);
  for (const fixture of given) {
    if ('polls' in fixture && fixture.polls.length < 2)
      fail(`\`operations.${name}.polls\` needs a second poll: it shows from where the trigger goes on`);
    if (operation.kind === 'list' && operation.key && list.fits(fixture) && fixture.keys === undefined)
      fail(`\`operations.${name}.keys\` is missing: write what identifies each record, in the order of \`records\``);
    if (!isCall(fixture)) continue;
    if (repeatOf(fixture) === undefined)
      fail(`\`operations.${name}.repeat\` is missing: say what happens at the vendor when the same request arrives twice`);
    if (fixture.repeat === 'lookup' && !fixture.lookup)
      fail(`\`operations.${name}.lookup\` is missing: write how the vendor is asked whether the call happened`);
  }
}

/** An input field that no fixture gives could go anywhere. A trigger's input is its list's, and shown there. */
function checkInput(
  { schemas }: ConnectorDocument,
  name: string,
  { kind, input }: OperationDocument,
  given: readonly AnyOperationFixture[],
): void {
  if (kind === 'trigger') return;
  const known = Object.keys(schemas[input ?? '']?.properties ?? {});
  const shown = new Set(given.flatMap((fixture) => Object.keys(fixture.input ?? {})));
  const missing = known.filter((field) => !shown.has(field));
  if (missing.length > 0)
    fail(`no fixture of ${name} gives ${missing.join(', ')}: add each to \`input\`, and to the request where the vendor documents it`);
}
