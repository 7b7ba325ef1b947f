import { expect } from 'chai';
import { BEN, eachTest, HOME, type Reply, STUDIO, TogglClient } from './emulator-client.js';

interface Use {
  readonly organization_id: number | null;
  readonly remaining: number;
  readonly resets_in_secs: number;
  readonly total: number;
}

const quotaOf = ({ status, headers }: Reply<unknown>): unknown[] => [
  status,
  headers.get('x-toggl-quota-remaining'),
  headers.get('x-toggl-quota-resets-in'),
];

describe('the Toggl emulator counts', () => {
  const held = eachTest({ quota: 'on' });
  const times = async (count: number, path: string, who?: string): Promise<Reply<unknown>[]> => {
    const replies: Reply<unknown>[] = [];
    for (let sent = 0; sent < count; sent += 1) replies.push(await held.toggl.track('GET', path, undefined, who));
    return replies;
  };

  it('T39, T40: thirty requests of a user in the hour after the first, then answers 402 and how many seconds are left', async () => {
    expect(new Set((await times(30, '/me')).map(({ status }) => status))).to.deep.equal(new Set([200]));
    held.toggl.now += (3600 - 1380) * 1000;
    const refused = await held.toggl.track('GET', '/me');
    expect(quotaOf(refused)).to.deep.equal([402, '0', '1380']);
    expect(refused.body).to.be.a('string');
    held.toggl.now += 1379_999;
    expect(quotaOf(await held.toggl.track('GET', '/me'))).to.deep.equal([402, '0', '1']);
    held.toggl.now += 1;
    expect(quotaOf(await held.toggl.track('GET', '/me'))).to.deep.equal([200, null, null]);
  });

  it('T38: each organisation and each user for itself', async () => {
    await times(30, `/workspaces/${HOME}/tags`);
    expect((await held.toggl.track('GET', `/workspaces/${HOME}/tags`)).status).to.equal(402);
    expect((await held.toggl.report(`/workspace/${HOME}/projects/summary`, { start_date: '2025-01-01' })).status).to.equal(402);
    expect((await held.toggl.webhooks('GET', `/subscriptions/${HOME}`)).status).to.equal(402);
    expect((await held.toggl.track('GET', `/workspaces/${HOME}/tags`, undefined, BEN)).status).to.equal(200);
    expect((await held.toggl.track('GET', `/workspaces/${STUDIO}/tags`)).status).to.equal(200);
    expect((await held.toggl.track('GET', '/me')).status).to.equal(200);
  });

  it('T38: as many as the plan allows', async () => {
    for (const [plan, total] of [
      ['free', 30],
      ['starter', 240],
      ['premium', 600],
    ] as const) {
      const toggl = await TogglClient.start({ plan, quota: 'on' });
      const uses = await toggl.get<Use[]>('/me/quota');
      expect(uses.find(({ organization_id }) => organization_id === 70)?.total).to.equal(total);
      await toggl.close();
    }
  });

  it('T41, T43: what is left, without counting that question', async () => {
    await times(2, '/me');
    await times(3, `/workspaces/${STUDIO}/tags`);
    held.toggl.now += 600_000;
    const expected = [
      { organization_id: null, remaining: 28, resets_in_secs: 3000, total: 30 },
      { organization_id: 70, remaining: 30, resets_in_secs: 0, total: 30 },
      { organization_id: 71, remaining: 597, resets_in_secs: 3000, total: 600 },
    ];
    expect(await held.toggl.get<Use[]>('/me/quota')).to.deep.equal(expected);
    expect(await held.toggl.get<Use[]>('/me/quota')).to.deep.equal(expected);
  });

  it('T36, T37: bursts, and answers 429 without saying how long to wait', async () => {
    const toggl = await TogglClient.start({ burst: 3 });
    for (let sent = 0; sent < 3; sent += 1) expect((await toggl.track('GET', '/status')).status).to.equal(200);
    const refused = await toggl.track('GET', '/me');
    expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([429, null]);
    toggl.now += 3000;
    expect((await toggl.track('GET', '/me')).status).to.equal(200);
    await toggl.close();
  });

  it('nothing at all when that is switched off', async () => {
    const toggl = await TogglClient.start({ quota: 'off' });
    for (let sent = 0; sent < 31; sent += 1) expect((await toggl.track('GET', '/me')).status).to.equal(200);
    await toggl.close();
  });
});

describe('the Toggl emulator refuses', () => {
  const held = eachTest();

  it('T47, T4: what is gone with 410, and another path too when it is told to', async () => {
    for (const path of ['/api/v8/me', '/api/v8/time_entries/current', '/reports/api/v2/details'])
      expect((await held.toggl.ask('GET', path)).status).to.equal(410);
    const toggl = await TogglClient.start({ gone: '/api/v9/me/location' });
    expect([(await toggl.track('GET', '/me/location')).status, (await toggl.track('GET', '/me')).status]).to.deep.equal([410, 200]);
    await toggl.close();
  });

  it('T48: what the plan lacks with 402, without the headers of a quota', async () => {
    const { toggl } = held;
    const refused = await toggl.track('POST', `/workspaces/${HOME}/rates`, { level: 'workspace', amount: 50 });
    expect([quotaOf(refused), refused.body]).to.deep.equal([[402, null, null], 'rates need a paid plan']);
    for (const noun of ['goals', 'alerts', 'favorites', 'rates', 'invoices', 'scheduled_reports', 'timesheets']) {
      expect((await toggl.track('GET', `/workspaces/${HOME}/${noun}`)).status, noun).to.equal(402);
      const made = await toggl.track('POST', `/workspaces/${STUDIO}/${noun}`, { note: noun });
      expect([made.status, made.body.note], noun).to.deep.equal([200, noun]);
    }
  });

  it('T44: other paths, methods and texts that are no JSON in plain text', async () => {
    const { toggl } = held;
    const unknown = await toggl.track('GET', '/nowhere');
    expect([unknown.status, unknown.headers.get('content-type')]).to.deep.equal([404, 'text/plain; charset=utf-8']);
    expect((await toggl.track('DELETE', '/me')).status).to.equal(405);
    const authorization = `Basic ${btoa('toggl_emulator_token:api_token')}`;
    const broken = await fetch(`${toggl.vendor.origin}/api/v9/me`, { method: 'PUT', headers: { authorization }, body: '{"fullname":' });
    expect(broken.status).to.equal(400);
  });

  it('T46: everything with a 5xx when a fault says so, and does nothing then', async () => {
    const { toggl } = held;
    toggl.vendor.faults.next('500');
    toggl.vendor.faults.next('503');
    expect([(await toggl.entry()).status, (await toggl.entry()).status]).to.deep.equal([500, 503]);
    expect(toggl.vendor.ledger.entries).to.deep.equal([]);
  });

  it('a plan it does not know, before it takes a request', async () => {
    const refusal = await TogglClient.start({ plan: 'golden' }).then(String, (error: Error) => error.message);
    expect(refusal).to.equal('The plan golden is none of free, starter, premium, enterprise');
  });
});
