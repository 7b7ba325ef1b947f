import { join } from 'node:path';
import { expect } from 'chai';
import type { Store } from '../../../core/ports/store/index.js';
import { holdLease, standBy } from '../../../core/run/hold-lease.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { StoreError } from '../../../core/store/store-error.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';

const CLAIM = { name: 'webhooks/a', holder: 'process 1', ttlMs: 30_000 };

describe('a lease that is held', () => {
  const folder = tempFolder();
  let clock: VirtualClock;
  let commit: () => void;
  let isHeldUp: boolean;
  let store: Store;
  beforeEach(() => {
    clock = new VirtualClock();
    isHeldUp = false;
    const schedule = (flush: () => void): void => void (isHeldUp ? (commit = flush) : setImmediate(flush));
    store = openSqliteStore(join(folder(), 'store.db'), { schedule, flush: 'within' });
  });
  afterEach(() => store.close());

  it('leaves no timer behind when it is released while it is being renewed', async () => {
    const held = (await holdLease(store, clock, CLAIM))!;
    isHeldUp = true;
    await clock.advance(10_000);
    isHeldUp = false;
    const released = held.release();
    commit();
    await released;
    let renewals = 0;
    held.store.renew = async () => (renewals++, false);
    await clock.advance(60_000);
    expect([renewals, held.lost.aborted]).to.deep.equal([0, false]);
  });

  it('is stood by for while the database is away', async () => {
    const { acquire } = store;
    const away = new StoreError('store_unreachable', 'The database is away.', 'Look at it.');
    const answers = [away, away];
    store.acquire = (request) => (answers.length > 0 ? Promise.reject(answers.pop()) : acquire.call(store, request));
    const held = await standBy(store, new VirtualClock(undefined, { skip: true }), CLAIM);
    expect(held?.store.lease.name).to.equal('webhooks/a');
    await held?.release();
  });

  it('is not stood by for in a store that is damaged', async () => {
    store.acquire = () => Promise.reject(new StoreError('store_damaged', 'It is damaged.', 'Restore it.'));
    expect(await rejection(standBy(store, clock, CLAIM))).to.include({ code: 'store_damaged' });
  });
});
