import { expect } from 'chai';
import type { AnyConnection, CallOptions } from '../../../core/runtime/connection.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { boundSubscriptions, planSubscriptions } from '../../../core/trigger/webhook/subscription-plan.js';
import { keepSubscriptions } from '../../../core/webhook/webhook-subscriptions.js';
import { Secret } from 'trunkline/sdk';
import { connector, trigger } from '../support/documents.js';
import { KeptLog } from '../support/kept-log.js';

interface Hook {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly secret?: string;
  live: boolean;
}

const path = (...names: readonly string[]) => ({ path: names });
const DOCUMENT = {
  list: 'listHooks',
  create: 'createHook',
  delete: 'deleteHook',
  ping: 'pingHook',
  input: { url: path('url'), name: path('name'), secret: path('connection', 'key') },
  ref: { id: path('id') },
  url: path('url'),
  name: path('name'),
  isLive: path('live'),
};

/** A vendor of webhooks, in memory. `wakes`: a ping makes one live. */
function vendor({ wakes = true, ping = true, hangs = false, isBroken = false } = {}) {
  const hooks: Hook[] = [];
  const calls: string[] = [];
  const { ping: pinging, ...silent } = DOCUMENT;
  const document = ping ? { ...silent, ping: pinging } : silent;
  const plan = planSubscriptions(document, () => () => undefined);
  const webhook = { event: ['order.created'], record: path(), key: path('id') };
  const connection = {
    id: 'shop',
    document: {
      ...connector({ newOrder: { ...trigger(), webhook } }),
      webhooks: { verify: { kind: 'slot', slot: 's' }, maxBytes: 1, subscriptions: document },
    },
    subscriptions: async () => {
      if (isBroken) throw new TypeError('The slot of the connector failed.');
      return boundSubscriptions(plan, { key: new Secret('canary') });
    },
    async *list(_operation: string, _input: unknown, { signal }: CallOptions = {}) {
      if (hangs) await new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
      yield* [...hooks];
    },
    call: async (operation: string, input: Partial<Hook>) => {
      calls.push(operation);
      if (operation === 'createHook')
        hooks.push({ id: calls.length, url: input.url!, name: input.name!, ...(input.secret && { secret: input.secret }), live: true });
      const at = hooks.findIndex(({ id }) => id === input.id);
      if (operation === 'deleteHook') hooks.splice(at, 1);
      if (operation === 'pingHook') hooks[at]!.live = wakes;
    },
  } as unknown as AnyConnection;
  const log = new KeptLog();
  const keep = async (triggers = ['newOrder'], signal?: AbortSignal) => {
    calls.length = 0;
    const wanted = { connection, url: 'https://a.example/hooks/shop', triggers };
    await keepSubscriptions(wanted, { clock: new VirtualClock(), log, ...(signal && { signal }) });
    return calls;
  };
  return { hooks, keep, log };
}

describe('a webhook at a vendor', () => {
  it('is made with the connection’s secret, which no log ever holds', async () => {
    const { hooks, keep, log } = vendor();
    expect(await keep()).to.deep.equal(['createHook']);
    expect(hooks[0]).to.include({ url: 'https://a.example/hooks/shop', secret: 'canary' });
    expect(JSON.stringify(log.events)).to.include('created').and.not.include('canary');
  });

  it('that does not deliver is asked again, and made anew where that is no help', async () => {
    for (const [options, expected] of [
      [{ wakes: true }, ['pingHook']],
      [{ wakes: false }, ['pingHook', 'deleteHook', 'createHook']],
      [{ ping: false }, ['deleteHook', 'createHook']],
    ] as const) {
      const { hooks, keep } = vendor(options);
      await keep();
      hooks[0]!.live = false;
      expect(await keep()).to.deep.equal(expected);
      expect(hooks.map(({ live }) => live)).to.deep.equal([true]);
      expect(await keep()).to.deep.equal([]);
    }
  });

  it('keeps nobody waiting who stops the server while the vendor does not answer, and nothing more is asked', async () => {
    const { keep, log } = vendor({ hangs: true });
    const stop = new AbortController();
    const kept = keep(['newOrder'], stop.signal);
    setImmediate(() => stop.abort());
    expect([await kept, log.events]).to.deep.equal([[], []]);
  });

  it('that cannot be looked after is told to the log, and the server goes on', async () => {
    const { keep, log } = vendor({ isBroken: true });
    expect(await keep()).to.deep.equal([]);
    expect(log.events.map(({ data }) => data?.['deed'])).to.deep.equal(['failed']);
  });

  it('is not asked for where triggers are told by no event of a name', async () => {
    const { keep } = vendor();
    expect(await keep([])).to.deep.equal([]);
  });
});
