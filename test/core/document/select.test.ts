import { expect } from 'chai';
import { selector, type SlotCode } from '../../../core/document/select.js';

const select = (from: Parameters<typeof selector>[0], value: unknown, code: SlotCode = noCode): unknown => selector(from, code)(value);
const noCode: SlotCode = (slot) => {
  throw new Error(`no code was given for ${slot}`);
};

describe('a selector', () => {
  it('reads a path, a literal or a slot', () => {
    const body = { data: [{ id: 7 }] };
    expect(select({ path: ['data', 0, 'id'] }, body)).to.equal(7);
    expect(select({ path: [] }, body)).to.equal(body);
    expect(select({ literal: 'x' }, body)).to.equal('x');
    expect(select({ slot: 'total' }, body, (slot) => (value) => [slot, value])).to.deep.equal(['total', body]);
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
