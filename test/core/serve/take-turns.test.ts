import { expect } from 'chai';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { StoreError, type StoreErrorCode } from '../../../core/store/store-error.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { takeTurns } from '../../../core/serve/take-turns.js';
import { KeptLog } from '../support/kept-log.js';
import { rejection } from '../support/rejection.js';

const failure = (code: StoreErrorCode): StoreError => new StoreError(code, 'Something is wrong.', 'Look at it.');

describe('a server that holds a lease', () => {
  let log: KeptLog;
  let stop: AbortController;
  let released: number;
  beforeEach(() => {
    log = new KeptLog();
    stop = new AbortController();
    released = 0;
  });

  /** Turns of which each does one of these, and the last is stopped. */
  const take = (...does: readonly (() => void)[]): Promise<void> => {
    const left = [...does];
    return takeTurns(
      {
        stand: async () => ({
          store: {} as OwnedStore,
          lost: new AbortController().signal,
          release: async () => void released++,
        }),
        parts: () => [async () => (left.shift() ?? (() => stop.abort()))()],
        clock: new VirtualClock(undefined, { skip: true }),
        log,
      },
      stop.signal,
    );
  };
  const fails = (code: StoreErrorCode) => (): never => {
    throw failure(code);
  };

  it('stands by again when a write is the first to see that another has taken over', async () => {
    await take(fails('store_fenced'));
    expect([released, log.events.map(({ event }) => event)]).to.deep.equal([2, ['server.interrupted']]);
  });

  it('goes on once a database that was away is there again', async () => {
    await take(fails('store_unreachable'), fails('store_unreachable'));
    expect(released).to.equal(3);
  });

  it('ends when its store is damaged, and says so', async () => {
    expect(await rejection(take(fails('store_damaged')))).to.include({ code: 'store_damaged' });
    expect(released).to.equal(1);
  });
});
