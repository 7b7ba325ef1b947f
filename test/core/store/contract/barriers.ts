import { expect } from 'chai';
import type { Barrier } from '../../../../core/ports/barrier-memory.js';
import type { Cases } from './bench.js';

const barrier = (more: Partial<Barrier> = {}): Barrier => ({
  connection: 'acme',
  operation: 'find',
  kind: 'suspended',
  fields: ['workspace'],
  inputs: 'hash-7',
  error: { message: 'Pay first.', status: 402, remedy: 'Upgrade.', scope: 'workspace 7' },
  at: 1,
  ...more,
});

export const barriers: Cases = {
  'keeps what a vendor has closed, once, for every process': async (bench) => {
    const [one, two] = [await bench.open(), await bench.open()];
    await one.keepBarrier(barrier());
    await two.keepBarrier(barrier({ at: 2, error: { message: 'Still.' } }));
    await one.keepBarrier(barrier({ connection: 'other' }));
    expect(await two.barriers('acme')).to.deep.equal([barrier({ error: { message: 'Still.' } })]);
    expect(await two.hasBarrier(barrier())).to.equal(true);
    expect(await two.hasBarrier(barrier({ inputs: 'hash-8' }))).to.equal(false);
  },
  'lifts what was closed of a connection, or one kind of it': async (bench) => {
    const store = await bench.open();
    const gone = barrier({ kind: 'gone', fields: [], inputs: '' });
    for (const one of [barrier(), gone, barrier({ connection: 'other' })]) await store.keepBarrier(one);
    expect(await store.liftBarriers('acme', 'suspended')).to.equal(1);
    expect(await store.barriers('acme')).to.deep.equal([gone]);
    expect(await store.liftBarriers('acme')).to.equal(1);
    expect(await store.liftBarriers('acme')).to.equal(0);
    expect(await store.barriers('other')).to.have.length(1);
  },
};
