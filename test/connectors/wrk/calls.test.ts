import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { createRuntime, type Connection } from 'trunkline';
import { Wrk } from 'trunkline/connectors/wrk';
import { emulator } from 'trunkline/emulators/wrk';
import {
  AuthenticationError,
  ConnectorError,
  InvalidInputError,
  NotFoundError,
  PermissionError,
  RejectedError,
  Secret,
  UnavailableError,
  UncertainError,
} from 'trunkline/sdk';
import type { Emulator } from 'trunkline/testing';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { open } from '../../core/support/open-connection.js';
import { rejection } from '../../core/support/rejection.js';
import { json, type Reply, ScriptedHttp } from '../../core/support/scripted-http.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { all } from '../reading.js';
import { startedRuns } from '../../core/support/started-runs.js';

const ORDER_INTAKE = '0b6c9d1e-1111-4a2b-9c3d-222233334444';
const WRKFLOW = { wrkflow_uuid: ORDER_INTAKE, name: 'Order intake', last_updated: 1_728_673_581, launch_parameters: {} };
const LAUNCH = { launch_id: 23_143, wrkflow_uuid: ORDER_INTAKE, name: 'run 1', start_date: 1_728_673_181 };
const STARTED = { wrkflow_uuid: ORDER_INTAKE, launch_id: 23_143 };
const DAY = 86_400_000;

function scripted(script: (index: number) => Reply) {
  const http = new ScriptedHttp((_request, index) => script(index));
  const clock = new VirtualClock(Date.parse('2025-07-01T12:00:00Z'), { skip: true });
  return { http, clock, wrk: open(Wrk, { http, clock, settings: { key: new Secret('key-1') } }) };
}

const fault = (status: number, param: string | null = null): Reply =>
  json({ error: { code: 'a_code', message: 'Told why', param } }, status);
const wrkflowPage = (wrkflows: unknown[], totalCount: number): Reply => json({ wrkflows, totalCount });

describe('a user of Wrk', () => {
  describe('sends', () => {
    it('W2 W6: JSON, signed with the scheme word Api-Key, by either launch endpoint', async () => {
      const { http, wrk } = scripted(() => json(STARTED));
      const connection = await wrk;
      const request = { wrkflow_uuid: ORDER_INTAKE, name: 'run 1', parameters: { Email: 'ops@mail.example' } };
      expect(await connection.call('launchWrkflow', request)).to.deep.equal(STARTED);
      await connection.call('launchWrkflowLegacy', request);
      expect(
        http.requests.map(({ method, url, headers }) => [method, url.href, headers['authorization'], headers['content-type']]),
      ).to.deep.equal([
        ['POST', `https://account.wrk.com/api/v1/wrkflow/${ORDER_INTAKE}/launch`, 'Api-Key key-1', 'application/json'],
        ['POST', 'https://account.wrk.com/api/trigger/launch/', 'Api-Key key-1', 'application/json'],
      ]);
      const [launched, older] = http.requests.map(({ body }): unknown => JSON.parse(String(body)));
      expect([launched, older]).to.deep.equal([{ name: 'run 1', parameters: { Email: 'ops@mail.example' } }, request]);
    });

    it('W5: nothing over plain HTTP, even when told to', async () => {
      const http = new ScriptedHttp(() => json(WRKFLOW));
      const services = { v1: { url: 'http://account.wrk.com/api/v1' } };
      const opened = open(Wrk, { http, settings: { key: new Secret('key-1') }, services });
      expect(await rejection(opened.then((wrk) => wrk.call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE })))).to.be.instanceOf(
        ConnectorError,
      );
      expect(http.requests).to.deep.equal([]);
    });

    it('W3: the key, and shows it nowhere', async () => {
      const { wrk } = scripted(() => fault(401));
      const connection = await wrk;
      const error = await rejection(connection.call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE }));
      expect(inspect([connection, error], { depth: 10, showHidden: true })).to.not.include('key-1');
    });

    it('W41: no launch of something that is no UUID', async () => {
      const { http, wrk } = scripted(() => json(STARTED));
      expect(await rejection((await wrk).call('launchWrkflow', { wrkflow_uuid: 'order-intake' }))).to.be.instanceOf(InvalidInputError);
      expect(http.requests).to.deep.equal([]);
    });
  });

  describe('reads', () => {
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...WRKFLOW,
        wrkflow_uuid: `00000000-0000-4000-8000-${String(from + i).padStart(12, '0')}`,
      }));

    it('W30 W31: pages from 0 on, until one is empty', async () => {
      const { http, wrk } = scripted((index) => wrkflowPage(index < 2 ? many(index * 10, 10) : [], 20));
      expect(await all((await wrk).list('listWrkflows'))).to.have.length(20);
      expect(http.requests.map(({ url }) => url.search)).to.deep.equal([0, 1, 2].map((page) => `?page=${page}&per_page=10`));
    });

    it('W32: to a short page, whatever the total says, since it may count one page only', async () => {
      const { http, wrk } = scripted((index) => wrkflowPage(index < 2 ? many(index * 10, 10) : many(20, 3), index < 2 ? 10 : 3));
      expect(await all((await wrk).list('listWrkflows'))).to.have.length(23);
      expect(http.requests).to.have.length(3);
    });

    it('W44 W45: launches in either form, and none that failed', async () => {
      const early = { ...LAUNCH, status: { status_code: 3, status_label: 'completed', time_elapsed: 4, task_completed: 4, errors: 2 } };
      const later = { ...LAUNCH, state: { status: 'completed', time_elapsed: 4, num_task_completed: 4, num_errors: 2 } };
      const replies = [json({ launches: [early], totalCount: 1 }), json(later), json({ ...LAUNCH, state: { status: 'failed' } })];
      const { wrk } = scripted((index) => replies[index]!);
      const connection = await wrk;
      expect(await all(connection.list('listLaunchesLegacy', {}))).to.deep.equal([early]);
      expect(await connection.call('getLaunch', { launch_id: 23_143 })).to.deep.equal(later);
      expect(await rejection(connection.call('getLaunch', { launch_id: 23_143 }))).to.include({ name: 'UnexpectedResponseError' });
    });

    it('W43 W64: what is known of a Wrkflow beside its form, its own URL included', async () => {
      const meta = { avg_completion_time: 0, webhook_url: 'https://account.wrk.com/hooks/x', schedule_info: null };
      const { http, wrk } = scripted(() => json({ ...WRKFLOW, meta }));
      expect(await (await wrk).call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE })).to.deep.equal({ ...WRKFLOW, meta });
      expect(http.requests).to.have.length(1);
    });

    it('W61: no launch that goes on as a finished one, though the vendor ignore the filter', async () => {
      const running = { ...LAUNCH, state: { status: 'running' } };
      const { http, wrk } = scripted(() => json({ launches: [running], totalCount: 1 }));
      const error = await rejection(all((await wrk).list('listFinishedLaunches', { status_code: 3 })));
      expect(error).to.include({ name: 'UnexpectedResponseError' });
      expect(http.requests[0]!.url.search).to.equal('?status_code=3&page=0&per_page=10');
    });
  });

  describe('is told', () => {
    it('W20 W21 W22 W23 W24 W25: what each status means', async () => {
      for (const [status, type] of [
        [400, InvalidInputError],
        [401, AuthenticationError],
        [402, RejectedError],
        [403, PermissionError],
        [404, NotFoundError],
      ] as const) {
        const { http, wrk } = scripted(() => fault(status));
        const error = await rejection((await wrk).call('launchWrkflow', { wrkflow_uuid: ORDER_INTAKE }));
        expect(error, String(status)).to.be.instanceOf(type).and.to.include({ status });
        expect((error as Error).message).to.include('Told why');
        expect(http.requests).to.have.length(1);
      }
    });

    it('W4 W22: to connect anew when the key was revoked', async () => {
      const { wrk } = scripted((index) => (index === 0 ? json(WRKFLOW) : fault(401)));
      const connection = await wrk;
      await connection.call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE });
      expect(await rejection(connection.call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE }))).to.be.instanceOf(AuthenticationError);
    });

    it('W28: which parameter is at fault, where the vendor names one', async () => {
      const { wrk } = scripted((index) => [fault(400, 'Email'), fault(400), json({ error: null }, 400)][index]!);
      const connection = await wrk;
      const details = async (): Promise<unknown> => {
        const error = await rejection(connection.call('launchWrkflow', { wrkflow_uuid: ORDER_INTAKE }));
        return (error as ConnectorError).details;
      };
      expect(await details()).to.deep.equal([{ path: 'Email', message: 'Told why' }]);
      await details();
      expect(await rejection(connection.call('launchWrkflow', { wrkflow_uuid: ORDER_INTAKE }))).to.be.instanceOf(InvalidInputError);
    });
  });

  describe('when Wrk is busy or down', () => {
    it('W26: waits longer each time, though it is not told how long', async () => {
      const times: number[] = [];
      const { clock, http, wrk } = scripted((index) => {
        times.push(clock.now());
        return index < 3 ? fault(429) : json(WRKFLOW);
      });
      await (await wrk).call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE });
      const waits = times.slice(1).map((at, index) => at - times[index]!);
      expect(http.requests).to.have.length(4);
      expect(waits).to.deep.equal(waits.toSorted((a, b) => a - b));
      expect(waits[2]!).to.be.greaterThan(waits[0]!);
    });

    it('W27: reads again, and gives up as unavailable', async () => {
      const { http, wrk } = scripted((index) => (index === 0 ? { status: 503 } : json(WRKFLOW)));
      const connection = await wrk;
      expect(await connection.call('getWrkflow', { wrkflow_uuid: ORDER_INTAKE })).to.deep.equal(WRKFLOW);
      const down = scripted(() => ({ status: 500 }));
      expect(await rejection((await down.wrk).call('getLaunch', { launch_id: 1 }))).to.be.instanceOf(UnavailableError);
      expect(http.requests).to.have.length(2);
    });

    it('W53: launches nothing a second time on a guess', async () => {
      const { http, wrk } = scripted(() => ({ status: 500 }));
      expect(await rejection((await wrk).call('launchWrkflow', { wrkflow_uuid: ORDER_INTAKE }))).to.be.instanceOf(UncertainError);
      expect(http.requests).to.have.length(1);
    });

    it('W57: asks a launch whether it was paused or resumed, rather than be refused for doing so twice', async () => {
      const shown = (status: string): Reply => json({ ...LAUNCH, state: { status } });
      for (const [action, done, undone] of [
        ['pauseLaunch', shown('paused'), shown('running')],
        ['resumeLaunch', json({ ...LAUNCH, status: { status_code: 1 } }), json({ ...LAUNCH, status: { status_code: 2 } })],
      ] as const) {
        const replies = [{ status: 500 }, undone, { status: 500 }, done];
        const { http, wrk } = scripted((index) => replies[index]!);
        await (await wrk).call(action, { launch_id: 23_143 });
        expect(http.requests.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'POST', 'GET']);
      }
    });

    it('W54: keeps the thousand launches of a day, both endpoints together, and then says when the next may be', async () => {
      const { http, clock, wrk } = scripted(() => json(STARTED));
      const connection = await wrk;
      const launch = (endpoint: 'launchWrkflow' | 'launchWrkflowLegacy') => connection.call(endpoint, { wrkflow_uuid: ORDER_INTAKE });
      for (let i = 0; i < 500; i += 1) await Promise.all([launch('launchWrkflow'), launch('launchWrkflowLegacy')]);
      const error = await rejection(launch('launchWrkflowLegacy'));
      expect(error).to.be.instanceOf(UnavailableError);
      expect((error as UnavailableError).retryAfterMs).to.be.greaterThan(DAY / 2);
      expect(http.requests).to.have.length(1000);
      await clock.sleep(DAY);
      await launch('launchWrkflow');
      expect(http.requests).to.have.length(1001);
    });
  });

  describe('with triggers', () => {
    const folder = tempFolder();
    const recipe = { name: 'r', hash: 'h', body: '{}' };

    it('W62: is told of each change of a Wrkflow, once', async () => {
      const changed = { ...WRKFLOW, last_updated: WRKFLOW.last_updated + 60 };
      const { wrk } = scripted((index) => wrkflowPage([index < 2 ? WRKFLOW : changed], 1));
      const connection = await wrk;
      const store = await ownedStore(join(folder(), 'store.db'));
      const ask = () => poll({ recipe, id: 't', operation: 'wrkflowChanged', connection, with: {} }, { store, clock: new VirtualClock() });
      const started = [await ask(), await ask(), await ask(), await ask()].map((result) => result.started);
      expect(started).to.deep.equal([1, 0, 1, 0]);
      const runs = await startedRuns(store);
      expect(runs.map(({ event }) => (event as typeof WRKFLOW).last_updated)).to.deep.equal([WRKFLOW.last_updated, changed.last_updated]);
      await store.close();
    });

    describe('of the emulator', () => {
      const runtime = createRuntime({ connectors: [Wrk], limits: { backoffMs: 1 } });
      let vendor: Emulator;
      let wrk: Connection<Wrk>;
      let seconds: number;
      beforeEach(async () => {
        seconds = 1_750_000_000;
        vendor = await emulator.start({ now: () => seconds * 1000 });
        const at = (path: string) => ({ url: `${vendor.origin}/${path}`, allowLoopback: true });
        const services = { v1: at('api/v1'), unversioned: at('api') };
        wrk = await runtime.connect(Wrk, { key: new Secret('wrk_emulator_key') }, { services });
      });
      afterEach(() => vendor.close());
      after(() => runtime.close());

      it('W60 W61: is told of a launch when it starts and when it has ended, also after a later one', async () => {
        const store = await ownedStore(join(folder(), 'store.db'));
        const ask = async (operation: string, given: object = {}): Promise<number> => {
          const result = await poll(
            { recipe, id: operation, operation, connection: wrk, with: { ...given } },
            { store, clock: new VirtualClock() },
          );
          expect(result.status, JSON.stringify(result)).to.equal('complete');
          return result.started;
        };
        const launch = () => wrk.call('launchWrkflow', { wrkflow_uuid: ORDER_INTAKE, parameters: { order_id: '501' } });
        expect([await ask('newLaunch'), await ask('launchFinished', { status_code: 3 })]).to.deep.equal([12, 11]);
        const first = await launch();
        await wrk.call('pauseLaunch', { launch_id: first.launch_id });
        const second = await launch();
        expect([await ask('newLaunch'), await ask('launchFinished', { status_code: 3 })]).to.deep.equal([2, 0]);
        seconds += 60;
        expect((await wrk.call('getLaunch', { launch_id: second.launch_id })).state?.status).to.equal('completed');
        expect(await ask('launchFinished', { status_code: 3 })).to.equal(1);
        await wrk.call('resumeLaunch', { launch_id: first.launch_id });
        seconds += 60;
        expect(await ask('launchFinished', { status_code: 3 })).to.equal(1);
        expect(await ask('newLaunch')).to.equal(0);
        await store.close();
      });

      it('W10: reads the same by the early names', async () => {
        expect(await all(wrk.list('listWrkflowsLegacy'))).to.deep.equal(await all(wrk.list('listWrkflows')));
        const ids = (launches: readonly { launch_id: number }[]) => launches.map(({ launch_id }) => launch_id);
        const early = await all(wrk.list('listLaunchesLegacy', {}));
        expect(ids(early)).to.deep.equal(ids(await all(wrk.list('listLaunches', {}))));
        expect(early[0]).to.have.property('status').that.includes({ status_code: 3 });
      });
    });
  });
});
