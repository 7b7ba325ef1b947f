import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulator, type EarlyLaunch, type Launch, type Wrkflow } from 'trunkline/emulators/wrk';
import type { Emulator } from 'trunkline/testing';

const ORDER_INTAKE = '0b6c9d1e-1111-4a2b-9c3d-222233334444';
const STOCK_REPORT = '2d8e1f30-3333-4c4d-9e5f-444455556666';
const LEGACY_IMPORT = '3e9f2041-4444-4d5e-8f60-555566667777';
const START = 1_750_000_000;
const RUN_1 = { name: 'run 1', parameters: { order_id: '501', total_price_in_cents: 1990 } };

interface Started {
  readonly wrkflow_uuid: string;
  readonly launch_id: number;
}
interface Launches<Form = Launch> {
  readonly launches: Form[];
  readonly totalCount: number;
}

describe('the Wrk emulator', () => {
  let wrk: Emulator;
  let seconds: number;
  beforeEach(async () => {
    seconds = START;
    wrk = await emulator.start({ now: () => seconds * 1000 });
  });
  afterEach(() => wrk.close());

  async function ask<Body>(method: string, path: string, body?: unknown, at: Emulator = wrk): Promise<{ status: number; body: Body }> {
    const answer = await fetch(`${at.origin}/api${path}`, {
      method,
      headers: { authorization: 'Api-Key wrk_emulator_key' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }
  const get = async <Body>(path: string): Promise<Body> => (await ask<Body>('GET', `/v1${path}`)).body;
  const launch = (body: unknown, uuid = ORDER_INTAKE, at?: Emulator) => ask<Started>('POST', `/v1/wrkflow/${uuid}/launch`, body, at);
  const refusal = (code: string, message: string, param: string | null = null) => ({ error: { code, message, param } });

  describe('lists Wrkflows', () => {
    it('W30 W31 W42: from page zero, with a total over all pages', async () => {
      const list = async (query: string) => get<{ wrkflows: Wrkflow[]; totalCount: number }>(`/wrkflow?${query}`);
      const all = await list('page=0&per_page=10');
      expect(all.wrkflows.map(({ name }) => name)).to.deep.equal([
        'Order intake',
        'Invoice intake',
        'Weekly stock report',
        'Legacy import',
      ]);
      expect(all.wrkflows[0]?.launch_parameters.required).to.deep.equal(['order_id']);
      expect(all.wrkflows[2]?.launch_parameters).to.deep.equal({});
      const last = await list('page=1&per_page=3');
      expect([last.wrkflows.map(({ name }) => name), last.totalCount]).to.deep.equal([['Legacy import'], 4]);
      expect((await list('page=2&per_page=3')).wrkflows).to.deep.equal([]);
      expect((await list(`wrkflow_uuid=${ORDER_INTAKE}`)).totalCount).to.equal(1);
    });

    it('W10 W43: under the early name too, and one by its uuid', async () => {
      const [one] = (await get<{ wrkflows: Wrkflow[] }>('/get-wrkflows?per_page=1')).wrkflows;
      expect(await get(`/wrkflow/${ORDER_INTAKE}`)).to.deep.equal(one);
      expect(one).to.have.keys('wrkflow_uuid', 'name', 'last_updated', 'launch_parameters', 'meta');
    });

    it('and refuses a page that is no number', async () => {
      const { status, body } = await ask('GET', '/v1/wrkflow?page=-1');
      expect([status, body]).to.deep.equal([400, refusal('parameter_invalid', 'page must be a whole number from 0', 'page')]);
    });
  });

  describe('launches', () => {
    it('W50: a Wrkflow, and says which launch it is', async () => {
      const { status, body } = await launch(RUN_1);
      expect([status, body]).to.deep.equal([200, { wrkflow_uuid: ORDER_INTAKE, launch_id: 23143 }]);
    });

    it('and writes it in the ledger with its name and parameters', async () => {
      await launch(RUN_1);
      const request = { method: 'POST', path: `/api/v1/wrkflow/${ORDER_INTAKE}/launch`, body: RUN_1 };
      expect(wrk.ledger.entries).to.deep.equal([{ at: START * 1000, kind: 'launch.started', id: 23143, key: 'run 1', request }]);
    });

    it('W53: again when it is asked again, for it knows no idempotency', async () => {
      await launch(RUN_1);
      expect((await launch(RUN_1)).body.launch_id).to.equal(23144);
      expect(wrk.ledger.repeated('launch.started')).to.have.length(1);
    });

    it('W42 W52: with a name of its own when it is given none, and without a body when nothing is needed', async () => {
      const { body } = await launch(undefined, STOCK_REPORT);
      expect((await get<Launch>(`/launch/${body.launch_id}`)).name).to.equal('Launch 23143');
    });

    it('W21: nothing while a required parameter is missing', async () => {
      for (const body of [{}, undefined, { parameters: {} }, { parameters: { order_id: '' } }]) {
        const answer = await launch(body);
        expect([answer.status, answer.body]).to.deep.equal([400, refusal('parameter_missing', 'order_id is required', 'order_id')]);
      }
      expect(wrk.ledger.entries).to.deep.equal([]);
    });

    it('nothing with a parameter of the wrong type', async () => {
      const price = await launch({ parameters: { order_id: '1', total_price_in_cents: 19.9 } });
      expect([price.status, price.body]).to.deep.equal([
        400,
        refusal('parameter_invalid', 'total_price_in_cents must be of type integer', 'total_price_in_cents'),
      ]);
      expect((await launch({ parameters: { order_id: 1 } })).status).to.equal(400);
      expect((await launch({ parameters: 'order_id' })).status).to.equal(400);
      expect((await launch({ ...RUN_1, name: 7 })).status).to.equal(400);
    });

    it('W23: nothing when the request itself fails, which is a 402 and no bill', async () => {
      const { status, body } = await launch({}, LEGACY_IMPORT);
      expect([status, body]).to.deep.equal([402, refusal('request_failed', 'Launch could not be started')]);
      expect(wrk.ledger.entries).to.deep.equal([]);
    });

    it('W9 W56: one or several at the older endpoint, all or none', async () => {
      const order = { wrkflow_uuid: ORDER_INTAKE, ...RUN_1 };
      const report = { wrkflow_uuid: STOCK_REPORT };
      expect((await ask('POST', '/trigger/launch/', order)).body).to.deep.equal({ wrkflow_uuid: ORDER_INTAKE, launch_id: 23143 });
      expect((await ask('POST', '/trigger/launch/', [order, report])).body).to.deep.equal([
        { wrkflow_uuid: ORDER_INTAKE, launch_id: 23144 },
        { wrkflow_uuid: STOCK_REPORT, launch_id: 23145 },
      ]);
      const refused = await ask('POST', '/trigger/launch/', [report, { wrkflow_uuid: ORDER_INTAKE }, {}]);
      expect([refused.status, refused.body]).to.deep.equal([400, refusal('parameter_missing', 'order_id is required', 'order_id')]);
      expect((await ask('POST', '/trigger/launch/', {})).body).to.deep.equal(
        refusal('parameter_missing', 'wrkflow_uuid is required', 'wrkflow_uuid'),
      );
      expect(wrk.ledger.entries).to.have.length(3);
    });
  });

  describe('shows how far a launch is', () => {
    const stateOf = async (): Promise<Launch['state']> => (await get<Launch>('/launch/23143')).state;
    beforeEach(() => launch(RUN_1));

    it('W45: while it runs, and when it is done', async () => {
      seconds += 12;
      expect(await get('/launch/23143')).to.deep.equal({
        launch_id: 23143,
        wrkflow_uuid: ORDER_INTAKE,
        name: 'run 1',
        start_date: START,
        state: { status: 'running', time_elapsed: 12, num_task_completed: 1, num_errors: 0 },
      });
      seconds += 30;
      expect(await stateOf()).to.deep.equal({ status: 'completed', time_elapsed: 42, num_task_completed: 4, num_errors: 0 });
    });

    it('W57: without the time it was paused', async () => {
      seconds += 10;
      expect((await ask<Launch>('POST', '/v1/launch/23143/pause')).body.state.status).to.equal('paused');
      seconds += 1000;
      expect(await stateOf()).to.deep.include({ status: 'paused', time_elapsed: 10 });
      await ask('POST', '/v1/launch/23143/resume');
      seconds += 31;
      expect(await stateOf()).to.deep.include({ status: 'running', time_elapsed: 41 });
      seconds += 1;
      expect((await stateOf()).status).to.equal('completed');
      expect(wrk.ledger.entries.map(({ kind, id }) => [kind, id])).to.deep.equal([
        ['launch.started', 23143],
        ['launch.paused', 23143],
        ['launch.resumed', 23143],
      ]);
    });

    it('W45: to its end with an error, when its name says so', async () => {
      const { launch_id } = (await launch({ ...RUN_1, name: 'broken import' })).body;
      seconds += 60;
      expect((await get<Launch>(`/launch/${launch_id}`)).state).to.deep.include({ status: 'completed', num_errors: 1 });
    });

    it('and pauses only what runs, resumes only what is paused', async () => {
      const change = (verb: string) => ask('POST', `/v1/launch/23143/${verb}`);
      const early = await change('resume');
      expect([early.status, early.body]).to.deep.equal([400, refusal('invalid_state', 'The launch is running, not paused', 'launch_id')]);
      seconds += 60;
      expect((await change('pause')).body).to.deep.equal(refusal('invalid_state', 'The launch is completed, not running', 'launch_id'));
      expect((await ask('POST', '/v1/launch/1/pause')).status).to.equal(404);
    });
  });

  describe('lists launches', () => {
    it('W33 W34: newest start first', async () => {
      await launch(RUN_1);
      const { launches, totalCount } = await get<Launches>('/launch?page=0&per_page=5');
      expect([launches.map(({ launch_id }) => launch_id), totalCount]).to.deep.equal([[23143, 23142, 23141, 23140, 23139], 13]);
    });

    it('W35 W60: by id, Wrkflow, state and time of start, where the lower bound is included', async () => {
      const { launches } = await get<Launches>('/launch?per_page=12');
      const [newest, second, third] = launches;
      const found = async (query: string) => (await get<Launches>(`/launch?${query}`)).launches.map(({ launch_id }) => launch_id);
      expect(await found('launch_id=23140')).to.deep.equal([23140]);
      expect(await found(`wrkflow_uuid=${STOCK_REPORT}`)).to.deep.equal([23142, 23139, 23136, 23133]);
      expect(await found('status_code=2')).to.deep.equal([23134]);
      expect(await found(`lower_start_date=${second?.start_date}`)).to.deep.equal([newest?.launch_id, second?.launch_id]);
      expect(await found(`lower_start_date=${third?.start_date}&upper_start_date=${second?.start_date}`)).to.deep.equal([23141, 23140]);
    });

    it('W10 W44: in their early form under the early name', async () => {
      await launch(RUN_1);
      seconds += 12;
      const { launches } = await get<Launches<EarlyLaunch>>('/get-launches?launch_id=23143');
      expect(launches).to.deep.equal([
        {
          launch_id: 23143,
          wrkflow_uuid: ORDER_INTAKE,
          name: 'run 1',
          start_date: START,
          status: { status_code: 1, status_label: 'running', time_elapsed: 12, task_completed: 1, errors: 0 },
        },
      ]);
    });

    it('and names the filter it does not understand', async () => {
      for (const [name, value] of [
        ['lower_start_date', 'yesterday'],
        ['upper_start_date', '1.5'],
        ['launch_id', 'x'],
        ['status_code', '4'],
        ['per_page', '0'],
      ]) {
        const { status, body } = await ask<{ error: { param: string } }>('GET', `/v1/launch?${name}=${value}`);
        expect([status, body.error.param]).to.deep.equal([400, name]);
      }
    });
  });

  describe('refuses', () => {
    it('W6 W22: whoever has no key, a wrong one, or calls it a Bearer', async () => {
      for (const authorization of ['', 'Api-Key wrong', 'Bearer wrk_emulator_key']) {
        const answer = await fetch(`${wrk.origin}/api/v1/launch`, { headers: { authorization } });
        expect([answer.status, await answer.json()]).to.deep.equal([401, refusal('unauthorized', 'No valid API key provided')]);
      }
    });

    it('W7 W24: to launch, pause or resume with a key that lacks the right, which may still read', async () => {
      const headers = { authorization: 'Api-Key wrk_read_key' };
      const reading = await fetch(`${wrk.origin}/api/v1/launch`, { headers });
      expect(reading.status).to.equal(200);
      for (const path of [`/v1/wrkflow/${ORDER_INTAKE}/launch`, '/trigger/launch/', '/v1/launch/23131/pause', '/v1/launch/23131/resume']) {
        const answer = await fetch(`${wrk.origin}/api${path}`, { method: 'POST', headers });
        expect([answer.status, await answer.json()]).to.deep.equal([403, refusal('forbidden', 'This API key lacks the permission')]);
      }
      expect(wrk.ledger.entries).to.deep.equal([]);
    });

    it('W25: what it does not have, and what is no JSON', async () => {
      expect((await ask('GET', '/v1/launch/1')).body).to.deep.equal(refusal('not_found', 'No such launch'));
      expect((await launch(RUN_1, '0b6c9d1e-0000-0000-0000-000000000000')).body).to.deep.equal(refusal('not_found', 'No such Wrkflow'));
      expect((await ask('GET', '/v2/launch')).body).to.deep.equal(refusal('not_found', 'No such resource'));
      expect((await ask('DELETE', '/v1/launch')).status).to.equal(405);
      const bad = await launch('{"name":');
      expect([bad.status, bad.body]).to.deep.equal([400, refusal('invalid_json', 'The request body is not valid JSON')]);
    });

    it('W54: more launches than the day has, until midnight', async () => {
      const small = await emulator.start({ now: () => seconds * 1000, launchesPerDay: 2 });
      const statuses: number[] = [];
      for (let i = 0; i < 3; i += 1) statuses.push((await launch(RUN_1, ORDER_INTAKE, small)).status);
      seconds += 86_400 - (seconds % 86_400);
      statuses.push((await launch(RUN_1, ORDER_INTAKE, small)).status);
      expect(statuses).to.deep.equal([200, 200, 429, 200]);
      await small.close();
    });

    it('W26 W55: a burst, without saying when to come back', async () => {
      const answers = await Promise.all(
        Array.from({ length: 51 }, () => fetch(`${wrk.origin}/api/v1/launch`, { headers: { authorization: 'Api-Key wrk_emulator_key' } })),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.map(({ status, headers }) => [status, headers.get('retry-after')])).to.deep.equal([[429, null]]);
      seconds += 1;
      expect((await ask('GET', '/v1/launch')).status).to.equal(200);
    });
  });

  it('W28: lets the error be null, and the body of a 503 be empty', async () => {
    wrk.faults.next('500');
    expect((await launch(RUN_1)).body).to.deep.equal({ error: null });
    wrk.faults.next('503');
    const answer = await fetch(`${wrk.origin}/api/v1/launch`);
    expect([answer.status, await answer.text()]).to.deep.equal([503, '']);
  });

  it('goes on from its state file, pauses, ledger and all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-wrk-'));
    const options = { statePath: join(folder, 'wrk.json'), now: () => seconds * 1000 };
    const earlier = await emulator.start(options);
    await launch(RUN_1, ORDER_INTAKE, earlier);
    earlier.faults.next('drop-after');
    await ask('POST', '/v1/launch/23143/pause', undefined, earlier).catch(() => undefined);
    await earlier.close();
    seconds += 500;
    const later = await emulator.start(options);
    expect((await ask<Launch>('GET', '/v1/launch/23143', undefined, later)).body.state).to.deep.include({
      status: 'paused',
      time_elapsed: 0,
    });
    expect((await launch(RUN_1, ORDER_INTAKE, later)).body.launch_id).to.equal(23144);
    expect(later.ledger.entries).to.have.length(3);
    await later.close();
    await rm(folder, { recursive: true });
  });
});
