import type { OperationDocument } from 'trunkline/document';
import type { ConnectorError, SuspendedError } from 'trunkline/errors';
import { NetworkFault } from '../../../http/network-fault.js';
import type { Bench } from '../bench/bench.js';
import { isFor } from '../bench/compare-request.js';
import type { Vendor } from '../bench/switchboard.js';
import type { Check } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
import type { Exchange } from '../fixtures/exchange.js';
import type { FailureFixture } from '../fixtures/failure.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';

export const failures: Check = {
  name: 'failures',
  title: 'each failure becomes the error it means, with what the vendor said of it',
  *cases(subject) {
    for (const failure of subject.fixtures.failures) {
      yield { name: failureName(failure), run: (bench) => compareFailure(subject, failure, bench) };
    }
  },
};

export const refusals: Check = {
  name: 'refusals',
  title: 'no operation swallows a failure',
  *cases(subject) {
    const general = subject.fixtures.failures.find(({ operation, waitMs, answer }) => !operation && !waitMs && isRefusal(answer?.status));
    if (!general) return;
    for (const covered of subject.calls().filter(({ document }) => !takesForNothing(document, general))) {
      yield {
        name: `${covered.name}: ${general.title}`,
        run: async (bench) => {
          const shown = subject.fixturesOf(covered.name).flatMap(exchangesOf);
          const error = await provoke(covered, general, bench, refusingOnce(general, shown));
          expectEqual(error.name, general.error.class, 'the error is of another class');
        },
      };
    }
  },
};

/** True where an operation declares that this failure means that there is nothing. */
function takesForNothing(document: OperationDocument, { error }: FailureFixture): boolean {
  return 'empty' in document && document.empty !== undefined && document.empty.some((name) => name === error.class);
}

export function failureName({ title, facts }: FailureFixture): string {
  return facts === undefined ? title : `${title}, ${facts}`;
}

/** The operation a failure is answered to: its own, or the first that only reads. */
export function failing(subject: Subject, { operation }: FailureFixture): Covered {
  const covered = subject.calls();
  const found =
    operation === undefined
      ? (covered.find(({ document }) => document.effect.kind === 'read') ?? covered[0])
      : covered.find(({ name }) => name === operation);
  return (
    found ?? fail(operation === undefined ? 'no operation has a fixture' : `\`${operation}\` has no fixture: add one to \`operations\``)
  );
}

/** Makes the call and gives the error it ends with. */
export async function provoke(
  { name, document, fixture }: Covered,
  failure: FailureFixture,
  bench: Bench,
  vendor: Vendor = failingVendor(failure),
): Promise<ConnectorError> {
  const trial = await bench.open(vendor, { connection: fixture.connection, tries: 'once' });
  const played = await operationKind(document)
    .play(trial, name, fixture)
    .then(
      (output) => ({ output }),
      (error: unknown) => ({ error }),
    );
  if ('output' in played) fail(`it ended as if nothing had happened, with ${show(played.output)}`);
  return played.error as ConnectorError;
}

export function failingVendor({ answer, network }: FailureFixture): Vendor {
  const unsent = network === 'refused' || network === 'dns' || network === 'tls' || network === 'connect-timeout';
  return () => answer ?? new NetworkFault(network ?? 'reset', 'made up by the contract suite', !unsent);
}

/** Refuses the first request however often it comes, and answers what else the fixtures show: code that swallows a refusal goes on with that. */
function refusingOnce(failure: FailureFixture, shown: readonly Exchange[]): Vendor {
  const refuse = failingVendor(failure);
  let refused: string | undefined;
  return (request) => {
    const asked = `${request.method} ${request.path}`;
    refused ??= asked;
    const other = asked === refused ? undefined : shown.find((exchange) => isFor(request, exchange));
    return other?.answer ?? refuse(request);
  };
}

async function compareFailure(subject: Subject, failure: FailureFixture, bench: Bench): Promise<void> {
  const error = await provoke(failing(subject, failure), failure, bench);
  const { class: name, message = '', vendorCode, details = [], reference, scope } = failure.error;
  expectEqual(error.name, name, `the error is of another class; it says: ${error.message}`);
  if (!error.message.includes(message)) fail('its message lacks the vendor’s words', { expected: message, actual: error.message });
  expectEqual(
    {
      vendorCode: error.vendorCode,
      reference: error.reference,
      details: error.details.map(({ path }) => path),
      scope: (error as SuspendedError).scope,
    },
    { vendorCode, reference, details: details.map(({ path }) => path), scope },
    'what it says of the failure is not what the vendor said',
  );
  for (const [index, detail] of details.entries())
    expectEqual({ ...error.details[index], ...detail }, error.details[index], `detail ${index + 1} says something else`);
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}
