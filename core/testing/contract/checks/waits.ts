import type { Bench } from '../bench/bench.js';
import type { Vendor } from '../bench/switchboard.js';
import { anyVendor } from '../bench/fixture-vendor.js';
import type { Check } from '../check.js';
import { fail, show } from '../expect.js';
import type { FailureFixture } from '../fixtures/failure.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Subject } from '../subject.js';
import { failing, failingVendor, failureName } from './failures.js';

/** A vendor's clock and ours may differ by this much, in milliseconds, where it names an instant. */
const TOLERANCE_MS = 1000;

export const waits: Check = {
  name: 'waits',
  title: 'a wait the vendor asks for is kept, neither shorter nor much longer',
  *cases(subject) {
    for (const failure of subject.fixtures.failures) {
      const { waitMs } = failure;
      if (waitMs === undefined) continue;
      yield {
        name: `${failureName(failure)}: asks again after ${waitMs} ms`,
        run: (bench) => compareWait(subject, failure, waitMs, bench),
      };
    }
  },
};

async function compareWait(subject: Subject, failure: FailureFixture, waitMs: number, bench: Bench): Promise<void> {
  const { name, document, fixture } = failing(subject, failure);
  const trial = await bench.open(firstThen(failingVendor(failure), anyVendor(exchangesOf(fixture))), { connection: fixture.connection });
  const failed = await operationKind(document)
    .play(trial, name, fixture)
    .catch((error: unknown) => error);
  const [first, second] = trial.sent;
  if (first === undefined || second === undefined) fail(`it was not asked again; it ended with ${show(failed)}`);
  const waited = second.at - first.at;
  if (waited < waitMs || waited > waitMs + TOLERANCE_MS)
    fail('it was asked again too soon or too late', { expected: waitMs, actual: waited });
}

/** One vendor for the first request, another for those after it. */
export function firstThen(first: Vendor, then: Vendor): Vendor {
  let asked = 0;
  return (request) => (asked++ === 0 ? first : then)(request);
}
