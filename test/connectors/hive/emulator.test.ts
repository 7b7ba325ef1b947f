import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulator, type HiveEmulator, type Order } from 'trunkline/emulators/hive';
import { Asking, idsOf, NEW_ORDER, type Listing, type Reply } from './asking.js';

describe('the Hive emulator', () => {
  let at: Asking;
  beforeEach(async () => {
    at = await Asking.start();
  });
  afterEach(() => at.hive.close());

  describe('refuses', () => {
    it('H10 H11: whoever has no key or a wrong one', async () => {
      for (const authorization of [undefined, 'Bearer wrong', 'hive_emulator_key']) {
        const answer = await fetch(`${at.hive.origin}/merchant_api/v1/orders`, { headers: authorization ? { authorization } : {} });
        expect([answer.status, await answer.json()]).to.deep.equal([401, { success: false, errors: ['authentication required'] }]);
      }
    });

    it('H33: what is no JSON object', async () => {
      for (const body of ['{"merchant_order_id":', '[]', 'null', undefined]) {
        const answer = await at.ask('POST', '/orders', body);
        expect([answer.status, answer.body]).to.deep.equal([400, { success: false, errors: ['bad request'] }]);
      }
    });

    it('H32: paths and methods it does not have, in its own shape', async () => {
      expect([(await at.get('/nowhere')).status, (await at.ask('DELETE', '/orders')).status]).to.deep.equal([404, 405]);
      expect((await at.get<{ errors: unknown[] }>('/nowhere')).body.errors).to.deep.equal(['not found']);
    });

    it('H20 H21 H22: the hundred-and-first request of a minute, and says how long to wait, with a fraction', async () => {
      at.setTime(Date.parse('2025-07-01T12:00:56.800Z'));
      for (let used = 1; used <= 100; used += 1) {
        const { status, headers } = await at.get('/warehouses');
        expect([status, headers.get('x-rate-limit-used'), headers.get('x-rate-limit-max')]).to.deep.equal([200, String(used), '100']);
      }
      const { status, headers, body } = await at.get('/skus');
      expect([status, body]).to.deep.equal([429, { success: false, errors: ['too many requests'] }]);
      expect(['retry-after', 'x-rate-limit-used', 'x-rate-limit-max'].map((name) => headers.get(name))).to.deep.equal([
        '3.2',
        '101',
        '100',
      ]);
      at.pass(3200);
      expect((await at.get('/skus')).headers.get('x-rate-limit-used')).to.equal('1');
    });
  });

  it('puts faults in its own words, with its own headers', async () => {
    at.hive.faults.next('429');
    const limited = await at.get('/orders');
    expect([limited.status, limited.body]).to.deep.equal([429, { success: false, errors: ['too many requests'] }]);
    expect([limited.headers.get('retry-after'), limited.headers.get('x-rate-limit-used')]).to.deep.equal(['0.2', '101']);
    at.hive.faults.next('503');
    expect((await at.get('/orders')).body).to.deep.equal({ success: false, errors: ['service unavailable'] });
  });

  describe('on a state file', () => {
    let folder: string;
    let statePath: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'trunkline-hive-'));
      statePath = join(folder, 'hive.json');
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('loses no order it has answered for, even when it is killed', async () => {
      const script = `import { emulator } from 'trunkline/emulators/hive';
        console.log((await emulator.start({ statePath: process.argv[1], orders: 3 })).origin);`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script, statePath], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const killed = { ...at.hive, origin: line.toString().trim() };
      const { body } = await at.ask<Order>('POST', '/orders', NEW_ORDER, killed);
      child.kill('SIGKILL');
      await once(child, 'exit');

      const later = await emulator.start({ statePath, orders: 3 });
      expect((await at.ask<Order>('GET', `/orders/${body.id}`, undefined, later)).body).to.deep.equal(body);
      expect(later.ledger.of('order.created').map(({ id }) => id)).to.deep.equal([504]);
      await later.close();
    });

    it('adds newer orders when it is started again with more', async () => {
      const listed = async (orders: number): Promise<Order[]> => {
        const running = await emulator.start({ statePath, orders });
        const { body } = await at.ask<Listing<Order>>('GET', '/orders', undefined, running);
        await at.ask('POST', '/orders', NEW_ORDER, running);
        await running.close();
        return body.data;
      };
      const first = await listed(2);
      const second = await listed(4);
      expect(idsOf(first)).to.deep.equal([502, 501]);
      expect(idsOf(second)).to.deep.equal([505, 504, 503, 502, 501]);
      expect(second.map(({ merchant_order_id }) => merchant_order_id)).to.deep.equal(['SO-1004', 'SO-1003', 'SO-77', 'SO-1002', 'SO-1001']);
      const times = second.map(({ created_at }) => Date.parse(created_at));
      expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
      expect(idsOf(await listed(4))).to.deep.equal([506, 505, 504, 503, 502, 501]);
    });
  });

  it('makes up the same history for the same seed', async () => {
    const [same, other] = await Promise.all([emulator.start(), emulator.start({ seed: 2 })]);
    const orders = (from: HiveEmulator): Promise<Reply<Listing<Order>>> => at.ask('GET', '/orders?page=2', undefined, from);
    expect((await orders(same)).body).to.deep.equal((await orders(at.hive)).body);
    expect((await orders(other)).body).to.not.deep.equal((await orders(at.hive)).body);
    await Promise.all([same.close(), other.close()]);
  });
});
