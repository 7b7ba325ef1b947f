import type { ChallengeDocument } from 'trunkline/document';
import type { Case } from '../check.js';
import { fail } from '../expect.js';
import type { ChallengeFixture } from '../fixtures/webhook.js';
import type { Subject } from '../subject.js';

/** Every trigger that is told by notifications is shown, and everything the connector does with one. */
export function* webhookCases({ document, fixtures }: Subject): Generator<Case> {
  const { webhooks: declared, operations } = document;
  const { webhooks: given } = fixtures;
  const told = Object.entries(operations).filter(([, operation]) => operation.kind === 'trigger' && operation.webhook !== undefined);
  for (const [name, operation] of told) {
    yield {
      name: `${name} is shown by a notification`,
      run: () => {
        const shown = (given?.deliveries ?? []).filter(({ events }) => events.some(({ trigger }) => trigger === name));
        if (shown.length === 0)
          fail(`no delivery among \`webhooks\` tells ${name}: write its headers, its body and its events, signed with the made-up secret`);
        const isVersioned = operation.kind === 'trigger' && operation.webhook?.version !== undefined;
        if (isVersioned && !shown.some(({ older }) => older))
          fail(`no delivery of ${name} has an \`older\` one: write one of an earlier state of its record`);
      },
    };
  }
  if (!declared) return;
  const isTimed = declared.verify.kind === 'hmac' && declared.verify.timestamp !== undefined;
  yield {
    name: 'what notifications are verified by is shown',
    run: () => {
      if (isTimed && given?.toleranceSeconds === undefined)
        fail('`webhooks.toleranceSeconds` is missing: write how old a signature may be');
      if ((declared.handshakes ?? []).length > (given?.handshakes ?? []).length)
        fail('`webhooks.handshakes` lacks one: write the question and the answer');
    },
  };
  if (declared.challenge)
    yield { name: 'what is asked by GET is shown', run: () => expectChallenge(declared.challenge!, given?.challenges ?? []) };
}

function expectChallenge({ when }: ChallengeDocument, given: readonly ChallengeFixture[]): void {
  if (given.length === 0) fail('`webhooks.challenges` is missing: write the query by which the vendor asks, and the text it expects');
  if (when && !given.some(({ others = [] }) => others.length > 0))
    fail('no challenge among `webhooks` has `others`: write what the vendor asks in the same way and is not to be answered');
}
