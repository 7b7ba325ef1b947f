import { resultOf, type OperationDocument } from 'trunkline/document';
import type { Case } from '../check.js';
import { fail } from '../expect.js';
import type { AnyOperationFixture } from '../fixtures/operation.js';
import { list } from '../operations/list.js';
import { isCall } from '../operations/upload.js';
import type { Subject } from '../subject.js';
import { SeenFields } from './seen-fields.js';

/** Every field of what the vendor gives, and of what is inside an input, has been seen: a name that is wrong would never be. */
export function* dataClassCases(subject: Subject): Generator<Case> {
  const { operations, schemas, connection } = subject.document;
  const inputs = new Set(Object.values(operations).map(({ input }) => input));
  const others = Object.keys(schemas).filter((name) => name !== connection.schema && !inputs.has(name));
  for (const schema of others) {
    yield { name: `every field of ${schema} is shown`, run: () => checkFields(subject, schema) };
  }
}

function checkFields(subject: Subject, schema: string): void {
  const missing = seenIn(subject).missing(schema);
  if (missing.length > 0)
    fail(
      `no fixture has ${schema}.${missing.join(`, ${schema}.`)}: add each to an answer or an input, as the vendor spells it, or leave the field out`,
    );
}

function seenIn(subject: Subject): SeenFields {
  const seen = new SeenFields(subject.document.schemas);
  for (const { document, fixture } of subject.covered('action', 'upload', 'list', 'download')) {
    if (document.input !== undefined) seen.see(fixture.input, document.input);
    for (const [value, schema] of outputsOf(document, fixture)) seen.see(value, schema);
  }
  for (const { events } of subject.fixtures.webhooks?.deliveries ?? []) {
    for (const { trigger, record } of events) {
      const told = subject.document.operations[trigger];
      if (told?.kind === 'trigger') seen.see(record, told.record);
    }
  }
  for (const { operation = '', answer, error } of subject.fixtures.failures) {
    const called = subject.document.operations[operation];
    if (called?.kind === 'action' && called.output && error.class === 'PartialFailureError') seen.see(answer?.body, called.output);
  }
  return seen;
}

function outputsOf(document: OperationDocument, fixture: AnyOperationFixture): readonly (readonly [unknown, string])[] {
  if (document.kind === 'list' && list.fits(fixture)) return fixture.records.map((record) => [record, document.record] as const);
  const output = document.kind === 'trigger' || document.kind === 'list' ? undefined : resultOf(document);
  return output === undefined || !isCall(fixture) ? [] : [[fixture.output, output]];
}
