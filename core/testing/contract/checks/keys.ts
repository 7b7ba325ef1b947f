import type { Selector } from 'trunkline/document';
import { selector } from '../../../document/select.js';
import { usesCode } from '../../../document/uses-code.js';
import { anyVendor } from '../bench/fixture-vendor.js';
import type { Bench } from '../bench/bench.js';
import type { Check } from '../check.js';
import { expectEqual } from '../expect.js';
import type { ListFixture } from '../fixtures/operation.js';
import { list } from '../operations/list.js';
import { caseName } from './case-name.js';

export const keys: Check = {
  name: 'keys',
  title: 'each list tells its records apart by what the vendor says identifies them',
  *cases(subject) {
    for (const covered of subject.covered('list')) {
      const { document, fixture } = covered;
      if (document.kind !== 'list' || document.key === undefined || !list.fits(fixture) || fixture.keys === undefined) continue;
      const { key } = document;
      yield { name: caseName(subject, covered, 'knows its records by their key'), run: (bench) => compareKeys(bench, key, fixture) };
    }
  },
};

async function compareKeys(bench: Bench, key: Selector, fixture: ListFixture): Promise<void> {
  const { connection } = await bench.open(anyVendor(fixture.exchanges), { connection: fixture.connection });
  const code = usesCode(key) ? await connection.slots() : missing;
  const actual = fixture.records.map(selector(key, code));
  expectEqual(actual, fixture.keys, 'the keys of the records are others');
}

function missing(slot: string): never {
  throw new TypeError(`The slot ${slot} was not asked for.`);
}
