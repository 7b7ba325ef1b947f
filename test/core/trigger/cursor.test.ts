import { expect } from 'chai';
import fc from 'fast-check';
import { later, readCursor, withOverlap } from '../../../core/trigger/cursor.js';
import { parseInstant } from '../../../core/text/instant.js';

const sign = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0);
const textSign = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('a cursor', () => {
  it('compares instants whatever their offsets and digits', () => {
    const same = ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', '2025-12-31 19:00:00.000-0500', '2026-01-01T00:00:00', '2026-01-01'];
    expect(new Set(same.map((text) => readCursor('instant', text).sort)).size).to.equal(1);
    expect(readCursor('instant', '2026-01-01T00:00:00.000001Z').sort > readCursor('instant', '2026-01-01T00:00:00Z').sort).to.equal(true);
  });

  it("keeps the vendor's own text", () => {
    const [older, newer] = ['2026-01-01T01:00:00+02:00', '2025-12-31T23:30:00Z'].map((text) => readCursor('instant', text));
    expect(later(older, newer!).text).to.equal('2025-12-31T23:30:00Z');
    expect(readCursor('number', 123456789012).text).to.equal('123456789012');
  });

  it('sorts instants as time does', () => {
    const dates = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const [first, second] = [a, b].map((date) => readCursor('instant', date.toISOString()).sort);
        expect(textSign(first!, second!)).to.equal(sign(a.getTime(), b.getTime()));
      }),
    );
  });

  it('sorts numbers as numbers, beyond what a double holds and below zero', () => {
    const numbers = fc.oneof(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: -20n, max: 20n }));
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [first, second] = [a, b].map((number) => readCursor('number', String(number)).sort);
        expect(textSign(first!, second!)).to.equal(sign(a, b));
      }),
    );
    const texts = ['-10.5', '-10.25', '-10', '-9.99', '-0.5', '0', '0.25', '0.5', '9', '10', '10.05', '10.5'];
    expect(texts.toSorted((a, b) => textSign(readCursor('number', a).sort, readCursor('number', b).sort))).to.deep.equal(texts);
  });

  it('moves back by the overlap in the form the vendor uses', () => {
    const back = (text: string): string => withOverlap('instant', text, 60_000);
    expect(
      ['2026-01-01T00:00:30Z', '2026-01-01T00:00:30.500Z', '2026-01-01T01:00:30+01:00', '2026-01-01 00:00:30'].map(back),
    ).to.deep.equal(['2025-12-31T23:59:30Z', '2025-12-31T23:59:30.500Z', '2026-01-01T00:59:30+01:00', '2025-12-31 23:59:30']);
    expect(withOverlap('number', '9007199254740995', 2)).to.equal('9007199254740993');
    expect(withOverlap('text', 'opaque', 5)).to.equal('opaque');
  });

  it('never moves back less than the overlap', () => {
    const dates = fc.date({ min: new Date('1970-01-02'), max: new Date('9999-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 86_400_000 }), fc.constantFrom(19, 23), (date, overlap, length) => {
        const text = `${date.toISOString().slice(0, length)}Z`;
        const moved = parseInstant(withOverlap('instant', text, overlap));
        expect(moved! <= parseInstant(text)! - BigInt(overlap) * 1_000_000n).to.equal(true);
      }),
    );
  });

  it('refuses what is not of its type', () => {
    for (const value of [undefined, null, '', 'soon', '2026-13-01', {}, '2026-01-01T25:00:00Z'])
      expect(() => readCursor('instant', value)).to.throw('ISO 8601');
    for (const value of ['x', Number.NaN, '1e5', null]) expect(() => readCursor('number', value)).to.throw('a number');
  });
});
