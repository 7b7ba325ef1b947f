import type { OperationDocument } from 'trunkline/document';
import type { Bench } from '../bench/bench.js';
import { FixtureVendor } from '../bench/fixture-vendor.js';
import type { Check } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';
import { caseName } from './case-name.js';

/** Operations of one kind, each against its own fixture, request for request. */
function playCheck(kind: OperationDocument['kind'], check: Omit<Check, 'cases'> & { readonly what: string }): Check {
  return {
    ...check,
    *cases(subject) {
      for (const covered of subject.covered(kind)) {
        yield { name: caseName(subject, covered, check.what), run: (bench) => playStrictly(subject, covered, bench) };
      }
    },
  };
}

async function playStrictly(subject: Subject, { name, document, fixture }: Covered, bench: Bench): Promise<void> {
  const [connection, { signed = {} }] = subject.connection(fixture.connection);
  const kind = operationKind(document);
  if (!kind.fits(fixture)) fail(`${name} is of the kind ${document.kind}: its fixture needs ${kind.needs}`);
  const vendor = new FixtureVendor(exchangesOf(fixture), subject.connection(connection)[1], fixture.signed ?? signed);
  const trial = await bench.open(vendor.answer, { connection, tries: 'once' });
  const played = await kind.play(trial, name, fixture).catch((error: unknown) => {
    vendor.settle();
    fail(`it failed: ${show(error)}`);
  });
  vendor.finish(played);
  expectEqual(played, kind.expected(fixture), 'what came out is not what the fixture says');
}

export const exchanges = playCheck('action', {
  name: 'exchanges',
  title: 'each action sends what the vendor documents, and reads its answer',
  what: 'sends its request and reads the answer',
});

export const pages = playCheck('list', {
  name: 'pages',
  title: 'each list asks for its pages as the vendor documents, and ends with the last',
  what: 'reads every page, and ends',
});

export const downloads = playCheck('download', {
  name: 'downloads',
  title: 'each file is asked for as the vendor documents, and comes whole',
  what: 'fetches the file',
});

export const uploads = playCheck('upload', {
  name: 'uploads',
  title: 'each file is sent as the vendor documents, byte for byte, and the answer is read',
  what: 'sends the file and reads the answer',
});

export const triggers = playCheck('trigger', {
  name: 'triggers',
  title: 'each trigger finds what is new, and asks from where it came to',
  what: 'finds what is new',
});
