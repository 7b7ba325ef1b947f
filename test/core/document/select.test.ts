import { expect } from 'chai';
import { select } from '../../../core/document/select.js';

describe('a selector', () => {
  it('reads a path, a literal or a slot', () => {
    const body = { data: [{ id: 7 }] };
    expect(select({ path: ['data', 0, 'id'] }, body)).to.equal(7);
    expect(select({ path: [] }, body)).to.equal(body);
    expect(select({ literal: 'x' }, body)).to.equal('x');
    expect(select({ slot: 'total' }, body, (slot, value) => [slot, value])).to.deep.equal(['total', body]);
  });

  it('gives nothing for what is not there, and never what an object inherits', () => {
    for (const path of [['none', 'deep'], ['toString'], ['data', 'length', 'x'], ['data', 5]])
      expect(select({ path }, { data: [] })).to.equal(undefined);
    expect(select({ path: ['a'] }, null)).to.equal(undefined);
  });

  it('says what to do when a slot has no code', () => {
    expect(() => select({ slot: 'total' }, {})).to.throw('no code was given');
  });
});
