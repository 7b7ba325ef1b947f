import type { Bench } from '../bench/bench.js';
import { serviceUrl } from '../bench/compare-request.js';
import { pairs, record } from '../bench/recording.js';
import type { Check } from '../check.js';
import { fail } from '../expect.js';
import { exchangesOf } from '../fixtures/operation.js';
import type { Covered, Subject } from '../subject.js';

export const hosts: Check = {
  name: 'hosts',
  title: 'each operation asks the host of its connection’s region, environment and service',
  *cases(subject) {
    for (const [connection, covered] of pairs(subject)) {
      yield { name: `${covered.name} on ${connection}`, run: (bench) => compareHosts(subject, covered, connection, bench) };
    }
  },
};

/** What is asked for is another check's: here it is only where. */
async function compareHosts(subject: Subject, covered: Covered, connection: string, bench: Bench): Promise<void> {
  const exchanges = exchangesOf(covered.fixture);
  const { sent, ended } = await record(bench, covered, connection);
  if (sent.length === 0) fail('it sent nothing', { expected: exchanges[0]?.request, actual: ended });
  for (const [index, { origin, path }] of sent.entries()) {
    const url = serviceUrl(exchanges[index]!, subject.connection(connection)[1]);
    if (!`${origin}${path}`.startsWith(`${url}/`))
      fail(`request ${index + 1} went elsewhere`, { expected: url, actual: `${origin}${path}` });
  }
}
