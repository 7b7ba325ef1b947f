import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

interface Fact {
  readonly number: string;
  /** Whether the page that the connector began with says it. */
  readonly isSeed: boolean;
}

/** Rows of the tables of facts: number, fact, evidence, confidence. */
function factsOf(vendor: string): readonly Fact[] {
  const page = readFileSync(join('docs', 'connectors', `${vendor}-facts.md`), 'utf8');
  const rows = [...page.matchAll(/^\| ([A-Z]\d+) \|.*\| ([^|]*) \| [^|]* \|$/gm)];
  return rows.map(([, number = '', evidence = '']) => ({ number, isSeed: /\bseed\b/.test(evidence) }));
}

/** Facts that the titles of a vendor's tests begin with: `it('H10 H11: ...')`. */
function provedBy(vendor: string): ReadonlySet<string> {
  const folder = join('test', 'connectors', vendor);
  const text = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const titles = [...text.matchAll(/\bit\(['"`]((?:[A-Z]\d+ ?)+):/g)].map(([, numbers = '']) => numbers.split(' '));
  return new Set(titles.flat());
}

for (const vendor of ['hive', 'wrk']) {
  describe(`the facts about ${vendor}`, () => {
    const facts = factsOf(vendor);
    const proved = provedBy(vendor);

    it('are numbered once each', () => {
      const numbers = facts.map(({ number }) => number);
      expect(numbers)
        .to.deep.equal([...new Set(numbers)])
        .and.have.length.greaterThan(30);
    });

    it('are those that tests name', () => {
      const known = new Set(facts.map(({ number }) => number));
      expect([...proved].filter((number) => !known.has(number))).to.deep.equal([]);
    });

    it('are proved by a test, each that the vendor’s own page says', () => {
      const unproved = facts.filter(({ number, isSeed }) => isSeed && !proved.has(number));
      expect(unproved.map(({ number }) => number)).to.deep.equal([]);
    });
  });
}
