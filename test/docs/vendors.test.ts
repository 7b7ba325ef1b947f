import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { documentOf, type ConnectorDocument } from 'trunkline/document';
import { OURS } from '../connectors/ours.js';

const PAGE = readFileSync(new URL('../../../docs/reference/vendors.md', import.meta.url), 'utf8');
const DOCUMENTS = Object.values(OURS).map((connector) => documentOf(connector));

/** Operations, slots, data classes, experimental operations. */
type Counts = readonly [number, number, number, number];

function countsOf({ operations, slots, schemas }: ConnectorDocument): Counts {
  const all = Object.values(operations);
  const experimental = all.filter(({ stability }) => stability === 'experimental');
  return [all.length, Object.keys(slots).length, Object.keys(schemas).length, experimental.length];
}

function toldOf(name: string): Counts {
  const [, , operations, , , slots, , classes, experimental] = PAGE.split('\n')
    .find((line) => line.includes(`/${name}.md)`) || line.startsWith(`| ${name} |`))!
    .split('|');
  return [Number(operations), Number(slots), Number(classes), Number(experimental)];
}

describe('The page of five connectors', () => {
  it('tells of each what its document holds', () => {
    for (const document of DOCUMENTS) expect(toldOf(document.name), document.name).to.deep.equal(countsOf(document));
  });

  it('adds them up, and needs fewer than one slot in twelve operations', () => {
    const sum = DOCUMENTS.map(countsOf).reduce((all, one) => all.map((count, at) => count + one[at]!) as unknown as Counts);
    expect(toldOf('All')).to.deep.equal(sum);
    expect(sum[1] * 12).to.be.below(sum[0]);
  });

  it('says of every slot what it is for', () => {
    const [, told = ''] = PAGE.split('## What code is still needed for');
    const rows = [...told.matchAll(/^\| [^|]+ \| (\d+) \|/gm)].map(([, count]) => Number(count));
    expect(rows.reduce((all, one) => all + one, 0)).to.equal(toldOf('All')[1]);
  });
});
