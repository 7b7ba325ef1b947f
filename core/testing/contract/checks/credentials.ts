import type { Bench } from '../bench/bench.js';
import { splitCredential } from '../bench/credential.js';
import { anyVendor } from '../bench/fixture-vendor.js';
import type { Check } from '../check.js';
import { expectEqual, fail } from '../expect.js';
import type { Signature } from '../fixtures/connection.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';

export const credentials: Check = {
  name: 'credentials',
  title: 'each request carries the credential where the vendor looks for it, and nowhere else',
  *cases(subject) {
    for (const connection of Object.keys(subject.fixtures.connections)) {
      const covered = subject.firsts('action', 'list').filter(({ fixture }) => (fixture.connection ?? connection) === connection);
      for (const one of covered) {
        yield { name: `${one.name} on ${connection}`, run: (bench) => compareCredential(subject, one, connection, bench) };
      }
    }
  },
};

async function compareCredential(subject: Subject, { name, document, fixture }: Covered, connection: string, bench: Bench): Promise<void> {
  const exchanges = exchangesOf(fixture);
  const { secrets = {}, signed = {} } = subject.connection(connection)[1];
  const expected = fixture.signed ?? signed;
  const trial = await bench.open(anyVendor(exchanges), { connection, tries: 'once' });
  const failed = await operationKind(document)
    .play(trial, name, fixture)
    .catch((error: unknown) => error);
  if (trial.sent.length === 0) fail('it sent nothing', { expected: exchanges[0]?.request, actual: failed });
  for (const request of trial.sent.slice(0, exchanges.length)) {
    const { credential } = splitCredential(request, expected, secrets);
    expectEqual(credential, complete(expected), 'the credential is not where, or not what, the vendor documents');
  }
}

function complete({ headers = {}, query = {}, cookies = {}, body = {} }: Signature): Required<Signature> {
  return { headers, query, cookies, body };
}
