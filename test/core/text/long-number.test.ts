import { expect } from 'chai';
import { assert, constantFrom, array, property, stringMatching, oneof } from 'fast-check';
import { hasLongNumber } from '../../../core/text/long-number.js';
import { runs } from '../../support/depth.js';

describe('the search for numbers that JSON.parse would change', () => {
  it('finds what the plain pattern finds, wherever the number stands', () => {
    const piece = oneof(stringMatching(/^\d{1,20}$/), constantFrom('"', ':', ',', '[', ' ', '-', '.', 'e', 'id'));
    assert(
      property(array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(hasLongNumber(text)).to.equal(/(?:^|[:[,])\s*-?\d{16}/.test(text));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('leaves an id in quotes alone, however long', () => {
    expect(hasLongNumber('{"id":"12345678901234567890"}')).to.equal(false);
    expect(hasLongNumber('{"id":12345678901234567890}')).to.equal(true);
  });
});
