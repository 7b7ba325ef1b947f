import { expect } from 'chai';
import fc from 'fast-check';
import { Timeline } from 'trunkline/testing';

describe('a timeline', () => {
  it('lists the newest first, and of two at the same time the one that came later', () => {
    const timeline = new Timeline<string>();
    for (const [value, at] of [
      ['b', 2],
      ['a', 1],
      ['c', 2],
    ] as const) {
      timeline.insert(value, at);
    }
    expect(timeline.newestFirst()).to.deep.equal(['c', 'b', 'a']);
    expect(timeline.newestAt).to.equal(2);
  });

  it('gives the same pages as sorting and cutting would, whatever comes in whatever order', () => {
    const bound = fc.option(fc.integer({ min: -5, max: 25 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), bound, bound, fc.nat(10), fc.nat(10), (times, from, before, skip, take) => {
        const timeline = new Timeline<{ at: number; order: number }>();
        times.forEach((at, order) => timeline.insert({ at, order }, at));
        const within = times
          .map((at, order) => ({ at, order }))
          .filter(({ at }) => at >= (from ?? -Infinity) && at < (before ?? Infinity))
          .toSorted((a, b) => b.at - a.at || b.order - a.order);
        expect(timeline.count({ from, before })).to.equal(within.length);
        expect(timeline.newestFirst({ from, before, skip, take })).to.deep.equal(within.slice(skip, skip + take));
      }),
    );
  });
});
