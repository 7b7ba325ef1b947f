import { expect } from 'chai';
import { RateLimiter } from 'trunkline/testing';

describe('a rate limit', () => {
  it('in fixed windows begins anew at each, and counts what it refuses', () => {
    const limiter = new RateLimiter({ limit: 2, perMs: 1000 });
    const uses = [5100, 5200, 5300, 5999, 6000].map((at) => limiter.take(at));
    expect(uses.map(({ allowed, used, retryAfterMs }) => [allowed, used, retryAfterMs])).to.deep.equal([
      [true, 1, 0],
      [true, 2, 0],
      [false, 3, 700],
      [false, 4, 1],
      [true, 1, 0],
    ]);
  });

  it('that slides looks back from each request, and forgets what it refused', () => {
    const limiter = new RateLimiter({ limit: 2, perMs: 1000, window: 'sliding' });
    const uses = [0, 600, 700, 999, 1000, 1599, 1600].map((at) => limiter.take(at));
    expect(uses.map(({ allowed, used, retryAfterMs }) => [allowed, used, retryAfterMs])).to.deep.equal([
      [true, 1, 0],
      [true, 2, 0],
      [false, 3, 300],
      [false, 3, 1],
      [true, 2, 0],
      [false, 3, 1],
      [true, 2, 0],
    ]);
  });

  it('of infinity lets everything through', () => {
    for (const window of ['fixed', 'sliding'] as const) {
      const limiter = new RateLimiter({ limit: Infinity, perMs: 1000, window });
      expect(Array.from({ length: 1000 }, () => limiter.take(1).allowed)).to.not.include(false);
    }
  });
});
