import type { Bench } from '../bench/bench.js';
import { differences } from '../bench/compare-request.js';
import { anyVendor } from '../bench/fixture-vendor.js';
import type { Check } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
import type { AnswerFixture } from '../fixtures/exchange.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';
import { firstThen } from './waits.js';

export const logins: Check = {
  name: 'logins',
  title: 'a session is opened as the vendor documents, and opened anew once it has ended',
  *cases(subject) {
    for (const [connection, { login, ended }] of Object.entries(subject.fixtures.connections)) {
      if (!login) continue;
      yield { name: `${connection}: signs in before its first call`, run: (bench) => compareLogin(subject, connection, bench) };
      if (ended) yield { name: `${connection}: signs in again`, run: (bench) => compareNewLogin(subject, connection, ended, bench) };
    }
  },
};

async function compareLogin(subject: Subject, connection: string, bench: Bench): Promise<void> {
  const signed = signedOperation(subject, connection);
  const trial = await bench.open(anyVendor(exchangesOf(signed.fixture)), { connection, tries: 'once' });
  await operationKind(signed.document)
    .play(trial, signed.name, signed.fixture)
    .catch(() => undefined);
  const { login = [] } = trial.fixture;
  for (const [index, exchange] of login.entries()) {
    const request = trial.logins[index];
    if (request === undefined) fail(`${exchange.request} was never sent; the first request was ${show(trial.sent[0]?.path)}`);
    const [found] = differences(request, exchange, trial.fixture);
    if (found) fail(`the ${found.part} of ${exchange.request} is not what the vendor documents`, found);
  }
  expectEqual(trial.logins.length, login.length, 'it signed in more often than once');
}

async function compareNewLogin(subject: Subject, connection: string, ended: AnswerFixture, bench: Bench): Promise<void> {
  const { name, document, fixture } = signedOperation(subject, connection);
  const vendor = firstThen(() => ended, anyVendor(exchangesOf(fixture)));
  const trial = await bench.open(vendor, { connection, tries: 'once' });
  const kind = operationKind(document);
  const played = await kind.play(trial, name, fixture).catch((error: unknown) => error);
  expectEqual(played, kind.expected(fixture), 'the call did not go on after its session had ended');
}

/** An operation that needs the session: its first fixture says of no other credential. */
function signedOperation(subject: Subject, connection: string): Covered {
  const found = subject.calls().find(({ fixture }) => !fixture.signed && (fixture.connection ?? connection) === connection);
  return found ?? fail('no operation of the fixtures needs it');
}
