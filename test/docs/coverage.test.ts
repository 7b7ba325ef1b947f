import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import * as sdk from 'trunkline/sdk';

const PAGE = new URL('../../../docs/reference/coverage.md', import.meta.url);

interface Row {
  readonly kind: string;
  readonly share: number;
  readonly how: string;
  readonly word: string;
}

const rows: readonly Row[] = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.startsWith('| ---') && !line.startsWith('| Kind'))
  .map((line) => {
    const [kind, share, how, word] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()) as [string, string, string, string];
    return { kind, share: Number(share), how, word };
  });

describe('The page of what a connector can declare', () => {
  it('names for every kind said as data or slot a word that the sdk has', () => {
    const said = rows.filter(({ how }) => how !== 'no');
    expect(said.length).to.be.greaterThan(60);
    const unknown = said.filter(({ word }) => {
      const [, first] = /^`(\w+)`/.exec(word) ?? [];
      return !/^(none:|every pager)/.test(word) && !(first !== undefined && Object.hasOwn(sdk, first));
    });
    expect(unknown).to.deep.equal([]);
  });

  it('says of every kind whether it is data, a slot or neither, and how often it is used', () => {
    for (const { kind, share, how } of rows) expect([['data', 'slot', 'no'].includes(how), share > 0], kind).to.deep.equal([true, true]);
  });
});
