import { join } from 'node:path';
import { expect } from 'chai';
import { CancelledError, InvalidInputError, UnavailableError, UnexpectedResponseError } from 'trunkline/sdk';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { subscriptionPart } from '../../../core/serve/subscription-part.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { KeptLog } from '../support/kept-log.js';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { EndingHooks, HOOK_URL, listening } from './ending-hooks.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a webhook that ends by itself', () => {
  const folder = tempFolder();
  let clock: VirtualClock;
  let log: KeptLog;
  let store: OwnedStore;
  let stop: AbortController;
  let served: Promise<void>;

  beforeEach(async () => {
    [clock, log] = [new VirtualClock(), new KeptLog()];
    store = await ownedStore(join(folder(), 'store.db'));
  });
  afterEach(async () => {
    await halt();
    await store.close();
  });

  const serve = async (vendor: EndingHooks, recipes = [listening(vendor)]): Promise<void> => {
    stop = new AbortController();
    const ports = { store, clock, log, random: { next: () => 0 } };
    const place = {
      publicUrl: 'https://a.example',
      listening: Promise.resolve(),
      connections: ['shop', 'other', 'odd'],
      open: async () => vendor.connection,
    };
    served = subscriptionPart(recipes, ports, place)(stop.signal);
    await settle();
  };
  const halt = async (): Promise<void> => {
    stop.abort();
    await served;
  };
  const settle = async (): Promise<void> => {
    for (let times = 0; times < 200; times++) await new Promise(setImmediate);
  };
  /** Moves time on a minute at a time, and looks each time whether somebody is told. */
  const later = async (ms: number, look: () => void = () => undefined, step = MINUTE): Promise<void> => {
    for (let passed = 0; passed < ms; passed += step) {
      await clock.advance(step);
      await settle();
      look();
    }
  };
  const deeds = (): readonly unknown[] => log.events.map(({ data }) => data?.['deed']).filter((deed) => deed !== 'kept');

  it('is renewed when a third of its life is left, and again and again', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 6 * HOUR, renews: true });
    await serve(vendor);
    await later(4 * HOUR - MINUTE);
    expect(deeds()).to.deep.equal(['created']);
    await later(8 * HOUR, () => expect(vendor.delivers).to.equal(true));
    expect(deeds()).to.deep.equal(['created', 'renewed', 'renewed']);
    expect(vendor.renewals[0]).to.deep.equal({ id: 1, until: '2026-01-01T09:00:00.000Z' });
  });

  it('is made anew where the vendor has no way to renew it, before the old one goes', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR });
    await serve(vendor);
    await later(6 * HOUR, () => expect(vendor.delivers).to.equal(true));
    expect(vendor.calls).to.deep.equal(['create', 'create', 'delete', 'create', 'delete', 'create', 'delete']);
    expect(vendor.hooks).to.have.length(1);
    expect(vendor.hadNone).to.equal(false);
  });

  it('that was made anew is looked at as seldom as any, and nothing is kept of the one before', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR });
    await serve(vendor);
    await later(2 * HOUR);
    expect(deeds()).to.deep.equal(['created', 'created', 'deleted']);
    const { nextAt, lives } = (await store.subscriptions('shop'))!;
    expect(Object.values(lives)).to.deep.equal([{ since: clock.now(), until: clock.now() + 3 * HOUR }]);
    expect(nextAt).to.equal(clock.now() + 15 * MINUTE);
  });

  it('is kept once for each place, however often it is made anew while another place is down', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, places: ['north', 'south'] });
    await serve(vendor);
    vendor.onList = (place) => (place === 'south' ? new UnavailableError('down') : undefined);
    await later(2 * HOUR, () => vendor.hooks.splice(0)); // Somebody deletes it.
    expect(vendor.calls.length).to.be.greaterThan(5);
    expect(Object.keys((await store.subscriptions('shop'))!.lives)).to.have.length(2);
  });

  it('is not made anew by who is stopped while it is renewed', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, renews: true });
    await serve(vendor);
    vendor.onRenew = () => {
      stop.abort();
      return new CancelledError('The server stops.');
    };
    await later(2 * HOUR);
    expect(vendor.calls).to.deep.equal(['create', 'renew']);
    expect(deeds()).to.deep.equal(['created']);
  });

  it('is renewed again, not doubled, where the vendor answers what nobody understands', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, renews: true });
    await serve(vendor);
    vendor.onRenew = () => new UnexpectedResponseError('HTML came.');
    await later(2 * HOUR);
    vendor.onRenew = () => undefined;
    await later(5 * MINUTE);
    expect(vendor.calls).to.deep.equal(['create', 'renew', 'renew']);
    expect(deeds()).to.deep.equal(['created', 'failed', 'renewed']);
  });

  it('is made anew where the vendor refuses to renew it, and the log says so', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, renews: true });
    vendor.onRenew = () => new InvalidInputError('It was renewed too often.');
    await serve(vendor);
    await later(2 * HOUR);
    expect(deeds()).to.deep.equal(['created', 'unrenewed', 'created', 'deleted']);
    expect(JSON.stringify(log.events)).to.include('renewed too often');
  });

  it('whose vendor is down is tried again less and less often, told each time, and delivers without a gap', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, renews: true });
    await serve(vendor);
    await later(2 * HOUR - MINUTE);
    vendor.onRenew = () => new UnavailableError('down');
    await later(40 * MINUTE, () => expect(vendor.delivers).to.equal(true));
    expect(vendor.tries.map((at) => (at - vendor.tries[0]!) / MINUTE)).to.deep.equal([0, 2, 6, 14, 29]);
    expect(deeds().slice(1)).to.deep.equal(Array.from({ length: 5 }, () => 'failed'));
    vendor.onRenew = () => undefined;
    await later(10 * MINUTE);
    expect(deeds().at(-1)).to.equal('renewed');
  });

  it('keeps its time, and the wait after a failure, over restarts', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, renews: true });
    await serve(vendor);
    for (let restarts = 0; restarts < 5; restarts++) {
      await later(20 * MINUTE);
      await halt();
      await serve(vendor);
    }
    vendor.onRenew = () => new UnavailableError('down');
    await later(20 * MINUTE);
    expect(vendor.tries).to.have.length(1);
    await halt();
    await serve(vendor);
    expect(vendor.tries).to.have.length(1);
    await later(2 * MINUTE);
    expect(vendor.tries).to.have.length(2);
  });

  it('that is over already, as after a long stop, is made anew at once', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: HOUR, renews: true });
    await serve(vendor);
    await halt();
    await clock.advance(2 * HOUR);
    await serve(vendor);
    expect([vendor.delivers, vendor.hooks.length]).to.deep.equal([true, 1]);
    expect(deeds()).to.deep.equal(['created', 'created', 'deleted']);
  });

  it('never has the vendor asked in a hot loop, however short its life is or whatever its end is', async () => {
    const brief = new EndingHooks(clock, { lifeMs: 30_000, renews: true });
    await serve(brief);
    await later(10 * MINUTE, undefined, 5_000);
    expect(brief.calls.length).to.be.within(9, 23);
    await halt();
    log.events.length = 0;
    const odd = new EndingHooks(clock, { lifeMs: HOUR, renews: true, end: () => 'soon' });
    odd.id = 'odd';
    await serve(odd);
    await later(HOUR);
    expect(odd.calls.length).to.be.below(8);
    expect(JSON.stringify(log.events)).to.include('should be an instant and is \\"soon\\"');
  });

  it('of a connection that is gone is deleted, and none of another connection or of somebody else', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR });
    const urls = ['hooks/gone', 'hooks/other', 'else'].map((end) => `https://a.example/${end}`);
    for (const url of urls) vendor.add(url);
    await serve(vendor);
    expect(vendor.hooks.map(({ url }) => url)).to.deep.equal([...urls.slice(1), HOOK_URL]);
  });

  it('that no recipe wants any more is deleted once, and tried again when the vendor is down', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR });
    vendor.add('https://a.example/hooks/other');
    await serve(vendor);
    await halt();
    vendor.onDelete = () => new UnavailableError('down');
    await serve(vendor, []);
    await later(MINUTE);
    expect(vendor.hooks).to.have.length(2);
    vendor.onDelete = () => undefined;
    await later(5 * MINUTE);
    expect(vendor.hooks.map(({ url }) => url)).to.deep.equal(['https://a.example/hooks/other']);
    const asked = vendor.calls.length;
    await halt();
    await serve(vendor, []);
    await later(HOUR);
    expect(vendor.calls.length).to.equal(asked);
  });

  it('whose renewal moves nothing is told of', async () => {
    const vendor = new EndingHooks(clock, { lifeMs: 3 * HOUR, renews: true });
    await serve(vendor);
    vendor.onRenew = () => 'nothing';
    await later(2 * HOUR);
    expect(deeds()).to.deep.equal(['created', 'failed']);
    expect(JSON.stringify(log.events)).to.include('not_renewed').and.include(HOOK_URL);
  });
});
