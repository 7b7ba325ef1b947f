import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

interface Fact {
  readonly number: string;
  /** Whether the page that the connector began with says it. */
  readonly isSeed: boolean;
}

/** A fact is a row of a table (number, fact, evidence, confidence) or an entry of a list that ends in its evidence. */
const ROW = /^\| ([A-Z]\d+) \|.*\| ([^|]*) \| [^|]* \|$/gm;
const ENTRY = /^- \*\*([A-Z]\d+)\*\* .*?([^.]*)$/gm;

function factsOf(vendor: string): readonly Fact[] {
  const page = readFileSync(join('docs', 'connectors', `${vendor}-facts.md`), 'utf8');
  const found = [...page.matchAll(ROW), ...page.matchAll(ENTRY)];
  return found.map(([, number = '', evidence = '']) => ({ number, isSeed: /\bseed\b/.test(evidence) }));
}

/** Facts that the titles of a vendor's tests begin with: `it('H10 H11: ...')`, with commas between them, or `C6 to C9`. */
function provedBy(vendor: string): ReadonlySet<string> {
  const folder = join('test', 'connectors', vendor);
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const titles = [...text.matchAll(/['"`]([A-Z]\d+(?:(?:, | to | )[A-Z]\d+)*): /g)];
  return new Set(titles.flatMap(([, numbers = '']) => numbers.split(/, | (?!to )(?<!to )/).flatMap(expand)));
}

/** `C6 to C9` is the four of them. */
function expand(numbers: string): readonly string[] {
  const [first = '', last = first] = numbers.split(' to ');
  const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
  return Array.from({ length: to - from + 1 }, (_none, index) => `${first[0]}${from + index}`);
}

for (const vendor of ['hive', 'toggl', 'wercker', 'workato', 'wrk']) {
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
