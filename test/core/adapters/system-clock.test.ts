import { getEventListeners } from 'node:events';
import { expect } from 'chai';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import { rejection } from '../support/rejection.js';

const clock = new SystemClock();

describe('The machine’s clock', () => {
  it('wakes after a while and leaves no listener on the signal', async () => {
    const stop = new AbortController();
    const from = clock.monotonic();
    await clock.sleep(5, stop.signal);
    expect(clock.monotonic() - from).to.be.greaterThan(3);
    expect(getEventListeners(stop.signal, 'abort')).to.deep.equal([]);
  });

  it('wakes at once when it is stopped, before or during its sleep', async () => {
    const reason = new Error('enough');
    expect(await rejection(clock.sleep(1e9, AbortSignal.abort(reason)))).to.equal(reason);
    const stop = new AbortController();
    const sleeping = rejection(clock.sleep(1e9, stop.signal));
    stop.abort(reason);
    expect([await sleeping, getEventListeners(stop.signal, 'abort').length]).to.deep.equal([reason, 0]);
  });

  it('does not take a wait that no timer can hold for none (H4)', async () => {
    let rang = 0;
    const cancels = [2 ** 31, 2 ** 40, Infinity].map((ms) => clock.after(ms, () => void (rang += 1)));
    await clock.sleep(10);
    for (const cancel of cancels) cancel();
    expect(rang).to.equal(0);
  });
});
