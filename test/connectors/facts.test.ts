import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { OURS } from './ours.js';

interface Fact {
  readonly number: string;
  /** Nothing could prove it: it is not known, it is a limit that the page owns up to, or nothing is built on it. */
  readonly isOutOfReach: boolean;
}

/** A fact is a row of a table (number, fact, evidence, confidence) or an entry of a list that ends in its evidence. */
const ROW = /^\| ([A-Z]\d+) \|.*\| ([^|]* \| [^|]*) \|$/gm;
const ENTRY = /^- \*\*([A-Z]\d+)\*\* .*?([^.]*)$/gm;

const OUT_OF_REACH = /unknown|known limit|nothing here depends on it/i;

const pageOf = (vendor: string): string => readFileSync(join('docs', 'connectors', `${vendor}-facts.md`), 'utf8');

function factsOf(vendor: string): readonly Fact[] {
  const page = pageOf(vendor);
  const found = [...page.matchAll(ROW), ...page.matchAll(ENTRY)];
  return found.map(([, number = '', evidence = '']) => ({ number, isOutOfReach: OUT_OF_REACH.test(evidence) }));
}

const NUMBERS = /([A-Z]\d+(?:(?:, | to | )[A-Z]\d+)*)/.source;
/** `it('H10 H11: ...')`; with commas between them, or `C6 to C9`. */
const TITLE = new RegExp(`['"\`]${NUMBERS}: `, 'g');
/** What the titles of several tests are made of: `each('T72', ...)`, a row that begins with `['T72',`, a fixture's `facts: 'T72'`. */
const PART = new RegExp(`(?:each(?:List)?\\(|\\[\\s*|facts: )['"\`]${NUMBERS}['"\`](?!\\])`, 'g');

/** The facts in the titles of a vendor's tests. */
function provedBy(vendor: string): ReadonlySet<string> {
  const folder = join('test', 'connectors', vendor);
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const titles = [...text.matchAll(TITLE), ...text.matchAll(PART)];
  return new Set(titles.flatMap(([, numbers = '']) => numbers.split(/, | (?!to )(?<!to )/).flatMap(expand)));
}

/** Names of operations in the rows of the page's tables of endpoints. */
function coveredBy(vendor: string): readonly string[] {
  const page = pageOf(vendor);
  const rows = page.slice(page.indexOf('## Endpoints')).match(/^\|.*\|$/gm) ?? [];
  return [...new Set(rows.flatMap((row) => [...row.matchAll(/`([a-z]+[A-Z][A-Za-z0-9]*)`/g)].map(([, name = '']) => name)))];
}

/** `C6 to C9` is the four of them. */
function expand(numbers: string): readonly string[] {
  const [first = '', last = first] = numbers.split(' to ');
  const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
  return Array.from({ length: to - from + 1 }, (_none, index) => `${first[0]}${from + index}`);
}

for (const [vendor, connector] of Object.entries(OURS)) {
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

    it('are proved by a test, each that can be', () => {
      const unproved = facts.filter(({ number, isOutOfReach }) => !isOutOfReach && !proved.has(number));
      expect(unproved.map(({ number }) => number)).to.deep.equal([]);
    });

    it('tell of every endpoint which operations cover it', () => {
      expect(coveredBy(vendor)).to.have.members(Object.keys(documentOf(connector).operations));
    });
  });
}
