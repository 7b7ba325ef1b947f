import type { Bench } from '../bench/bench.js';
import { splitCredential } from '../bench/credential.js';
import { pairs, record } from '../bench/recording.js';
import type { Check } from '../check.js';
import { expectEqual, fail } from '../expect.js';
import type { Signature } from '../fixtures/connection.js';
import type { Covered, Subject } from '../subject.js';

export const credentials: Check = {
  name: 'credentials',
  title: 'each request carries the credential where the vendor looks for it, and nowhere else',
  *cases(subject) {
    for (const [connection, covered] of pairs(subject)) {
      yield { name: `${covered.name} on ${connection}`, run: (bench) => compareCredential(subject, covered, connection, bench) };
    }
  },
};

async function compareCredential(subject: Subject, covered: Covered, connection: string, bench: Bench): Promise<void> {
  const { secrets = {}, signed = {} } = subject.connection(connection)[1];
  const expected = covered.fixture.signed ?? signed;
  const { sent, ended } = await record(bench, covered, connection);
  if (sent.length === 0) fail('it sent nothing', { expected: covered.fixture, actual: ended });
  for (const request of sent) {
    const { credential } = splitCredential(request, expected, secrets);
    expectEqual(credential, complete(expected), 'the credential is not where, or not what, the vendor documents');
  }
}

function complete({ headers = {}, query = {}, cookies = {}, body = {} }: Signature): Required<Signature> {
  return { headers, query, cookies, body };
}
