import type { Bench } from '../bench/bench.js';
import { serviceUrl } from '../bench/compare-request.js';
import { anyVendor } from '../bench/fixture-vendor.js';
import type { Check } from '../check.js';
import { fail } from '../expect.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';

export const hosts: Check = {
  name: 'hosts',
  title: 'each operation asks the host of its connection’s region, environment and service',
  *cases(subject) {
    for (const connection of Object.keys(subject.fixtures.connections)) {
      const covered = subject.firsts('action', 'list').filter(({ fixture }) => (fixture.connection ?? connection) === connection);
      for (const one of covered) {
        yield { name: `${one.name} on ${connection}`, run: (bench) => compareHosts(subject, one, connection, bench) };
      }
    }
  },
};

/** What is asked for is another check's: here it is only where. */
async function compareHosts(subject: Subject, { name, document, fixture }: Covered, connection: string, bench: Bench): Promise<void> {
  const exchanges = exchangesOf(fixture);
  const trial = await bench.open(anyVendor(exchanges), { connection, tries: 'once' });
  await operationKind(document)
    .play(trial, name, fixture)
    .catch(() => undefined);
  if (trial.sent.length === 0) fail('it sent nothing');
  for (const [index, { origin, path }] of trial.sent.slice(0, exchanges.length).entries()) {
    const url = serviceUrl(exchanges[index]!, subject.connection(connection)[1]);
    if (!`${origin}${path}`.startsWith(`${url}/`))
      fail(`request ${index + 1} went elsewhere`, { expected: url, actual: `${origin}${path}` });
  }
}
