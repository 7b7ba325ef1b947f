import { expect } from 'chai';
import { ANN, BEN, HOME, type Reply, STUDIO, TogglClient } from './emulator-client.js';
import { Receiver } from './receiver.js';

interface Subscription {
  readonly subscription_id: number;
  readonly validated_at: string | null;
  readonly enabled: boolean;
  readonly has_pending_events: boolean;
  readonly secret?: string;
}
interface Log {
  readonly total: number;
  readonly events: { readonly failed_delivery_attempts: number; readonly last_delivery_error: string | null; readonly payload: unknown }[];
}

const ENTRIES = [{ entity: 'time_entry', action: '*' }];
const CODE = /^\w{20}$/;

describe('the Toggl emulator keeps subscriptions and', () => {
  let toggl: TogglClient;
  let receiver: Receiver;
  beforeEach(async () => {
    toggl = await TogglClient.start({ retrySeconds: '0,0' });
    receiver = await Receiver.start();
  });
  afterEach(async () => {
    await toggl.close();
    await receiver.close();
  });
  const settings = (fields: object = {}) => ({
    url_callback: receiver.url,
    event_filters: ENTRIES,
    enabled: true,
    description: 'Entries',
    secret: 'top',
    ...fields,
  });
  const create = (fields: object = {}, workspace = HOME, who = ANN): Promise<Reply<Subscription>> =>
    toggl.webhooks<Subscription>('POST', `/subscriptions/${workspace}`, settings(fields), who);
  const shown = async (workspace = HOME): Promise<Subscription[]> =>
    (await toggl.webhooks<Subscription[]>('GET', `/subscriptions/${workspace}`)).body;
  const log = async (id = 12): Promise<Log> => (await toggl.webhooks<Log>('GET', `/subscriptions/${HOME}/${id}/events`)).body;

  it('T106, T107, T123: tells what can be subscribed to, how much of it, and that it is well', async () => {
    const { body } = await toggl.webhooks<Record<string, string[]>>('GET', '/event_filters', undefined, '');
    expect(Object.keys(body)).to.have.length(9);
    expect(body.time_entry).to.deep.equal(['created', 'updated', 'deleted']);
    const limits = async (workspace: number) => (await toggl.webhooks('GET', `/limits/${workspace}`)).body;
    expect(await limits(HOME)).to.deep.equal({ max_webhooks: 1, max_events_per_webhook: 3 });
    expect(await limits(STUDIO)).to.deep.equal({ max_webhooks: 3, max_events_per_webhook: 12 });
    expect((await toggl.webhooks('GET', '/status', undefined, '')).body).to.deep.equal({ status: 'OK' });
  });

  it('T108, T110: makes one, telling the secret once', async () => {
    const { status, body } = await create();
    expect([status, body]).to.deep.equal([
      200,
      {
        subscription_id: 12,
        workspace_id: HOME,
        user_id: 5,
        enabled: true,
        description: 'Entries',
        event_filters: ENTRIES,
        url_callback: receiver.url,
        validated_at: '2025-01-06T09:00:01Z',
        has_pending_events: false,
        created_at: '2025-01-06T09:00:01Z',
        updated_at: '2025-01-06T09:00:01Z',
        deleted_at: null,
        secret: 'top',
      },
    ]);
    const { secret: _, ...rest } = body;
    expect(await shown()).to.deep.equal([rest]);
    expect((await create({ secret: undefined }, STUDIO)).body.secret).to.match(/^\w{32}$/);
  });

  it('T42, T108, T49: refuses more than the plan allows, taken descriptions, and what is no filter or URL', async () => {
    const refused: object[] = [
      { event_filters: [] },
      { event_filters: [{ entity: 'invoice', action: 'created' }] },
      { event_filters: [{ entity: 'tag', action: 'renamed' }] },
      { event_filters: [...ENTRIES, ...ENTRIES] },
      { event_filters: ['client', 'project', 'tag', 'task'].map((entity) => ({ entity, action: '*' })) },
      { url_callback: 'nowhere' },
      { url_callback: 'ftp://example.com/' },
      { description: undefined },
      { description: '' },
    ];
    for (const fields of refused) expect((await create(fields)).status, JSON.stringify(fields)).to.equal(400);
    expect((await create()).status).to.equal(200);
    expect((await create({ description: 'Another' })).status).to.equal(400);
    expect((await create({}, STUDIO)).status).to.equal(200);
    expect((await create({}, STUDIO)).status).to.equal(400);
    expect((await create({}, STUDIO, BEN)).status).to.equal(403);
    expect(toggl.vendor.ledger.of('subscription.created')).to.have.length(2);
  });

  it('T111: makes none whose callback does not answer with 2xx, or is not on this machine', async () => {
    receiver.answer = () => ({ status: 404 });
    const refused = await create();
    expect([refused.status, refused.body]).to.deep.equal([400, `${receiver.url} answered with 404`]);
    expect((await create({ url_callback: 'http://127.0.0.1:1/' })).status).to.equal(400);
    expect((await create({ url_callback: 'https://example.com/hook' })).status).to.equal(400);
    expect(await shown()).to.deep.equal([]);
    expect(toggl.vendor.ledger.entries).to.deep.equal([]);
    receiver.answer = () => ({ status: 204 });
    expect((await create()).status).to.equal(200);
  });

  it('T113, T115, T116 (example 6): signs the ping, and is validated by its code in the answer', async () => {
    await create();
    const [ping] = receiver.received;
    const { validation_code: code } = ping!.body;
    expect(code).to.match(CODE);
    expect(ping!.body).to.deep.equal({
      event_id: 1,
      created_at: '2025-01-06T09:00:01Z',
      creator_id: 5,
      metadata: { request_type: 'POST', event_user_id: '5' },
      payload: 'ping',
      validation_code: code,
      validation_code_url: `${toggl.vendor.origin}/webhooks/api/v1/validate/${HOME}/12/${code}`,
      subscription_id: 12,
      timestamp: '2025-01-06T09:00:01Z',
      url_callback: receiver.url,
    });
    expect(ping!.headers['x-webhook-signature-256']).to.equal(`sha256=${await sha256Hmac('top', ping!.text)}`);
  });

  it('T113, T114: is validated once by the URL in its ping, and by no other code', async () => {
    receiver.answer = () => ({ status: 200 });
    expect((await create()).body.validated_at).to.equal(null);
    const url = receiver.received[0]!.body.validation_code_url!;
    expect((await toggl.webhooks('GET', `/validate/${HOME}/12/wrong`, undefined, '')).status).to.equal(400);
    expect([(await fetch(url)).status, (await fetch(url)).status]).to.deep.equal([200, 400]);
    expect((await shown())[0]!.validated_at).to.equal('2025-01-06T09:00:01Z');
    await toggl.webhooks('POST', `/ping/${HOME}/12`);
    expect(receiver.received[1]!.body).to.not.have.property('validation_code');
  });

  it('T113: may be validated by the URL even while its creation waits for the callback', async () => {
    receiver.answer = async ({ body }) => ({ status: (await fetch(body.validation_code_url!)).status });
    expect((await create()).body.validated_at).to.equal('2025-01-06T09:00:01Z');
  });

  it('T109, T137: replaces its settings with PUT, asking the callback again, and switches it with PATCH', async () => {
    await create();
    const path = `/subscriptions/${HOME}/12`;
    expect((await toggl.webhooks<Subscription>('PATCH', path, { enabled: false })).body.enabled).to.equal(false);
    expect((await toggl.webhooks('PATCH', path, { enabled: true, description: 'x' })).status).to.equal(400);
    receiver.answer = () => ({ status: 200 });
    const put = await toggl.webhooks('PUT', path, settings({ description: 'Renamed' }));
    expect(put.body).to.deep.include({ description: 'Renamed', enabled: true, validated_at: '2025-01-06T09:00:01Z' });
    expect((await toggl.webhooks('PUT', path, { description: 'Renamed' })).status).to.equal(400);
    const moved = await toggl.webhooks('PUT', path, settings({ url_callback: `${receiver.url}/new` }));
    expect(moved.body.validated_at).to.equal(null);
    receiver.answer = () => ({ status: 500 });
    expect((await toggl.webhooks('PUT', path, settings({ description: 'Broken' }))).status).to.equal(400);
    const deleted = await toggl.webhooks('DELETE', path);
    expect(deleted.body).to.deep.include({ description: 'Entries', deleted_at: '2025-01-06T09:00:01Z' });
    expect((await toggl.webhooks('PUT', path, settings())).status).to.equal(404);
  });

  it('T112: tells nothing before it is validated, and nothing while it is switched off', async () => {
    receiver.answer = () => ({ status: 200 });
    await create();
    await toggl.entry();
    await fetch(receiver.received[0]!.body.validation_code_url!);
    await toggl.webhooks('PATCH', `/subscriptions/${HOME}/12`, { enabled: false });
    await toggl.entry();
    await toggl.webhooks('PATCH', `/subscriptions/${HOME}/12`, { enabled: true });
    await toggl.entry({ duration: 60, description: 'heard' });
    await toggl.vendor.webhooks.settled();
    expect(receiver.events.map(({ payload }) => (payload as { description: string }).description)).to.deep.equal(['heard']);
  });

  it('T115, T117, T118: tells of an entry as v9 shows it, signed, with ids as strings beside it', async () => {
    await create();
    const { body } = await toggl.entry({ duration: 60, project_id: 31 });
    await toggl.vendor.webhooks.settled();
    const { headers, text, body: event } = receiver.received[1]!;
    expect(headers['x-webhook-signature-256']).to.equal(`sha256=${await sha256Hmac('top', text)}`);
    expect(event.payload).to.deep.equal(body);
    expect(event.metadata).to.deep.include({
      action: 'created',
      model: 'time_entry',
      path: `/api/v9/workspaces/${HOME}/time_entries`,
      request_type: 'POST',
      event_user_id: '5',
      workspace_id: '777',
      project_id: '31',
      time_entry_id: '9001',
      model_owner_id: '5',
    });
    expect(event).to.deep.include({ creator_id: 5, subscription_id: 12, url_callback: receiver.url, created_at: '2025-01-06T09:00:01Z' });
  });

  it('T106: tells what its filters name, and nothing else', async () => {
    const filters = [
      { entity: 'time_entry', action: 'updated' },
      { entity: '*', action: 'deleted' },
    ];
    await create({ event_filters: filters }, STUDIO);
    await toggl.entry({ workspace_id: STUDIO }, STUDIO);
    await toggl.track('PATCH', `/workspaces/${STUDIO}/time_entries/9001/stop`);
    await toggl.track('POST', `/workspaces/${STUDIO}/tags`, { name: 'new' });
    await toggl.track('DELETE', `/workspaces/${STUDIO}/tags/306`);
    await toggl.entry({ duration: 60 });
    await toggl.track('DELETE', `/workspaces/${HOME}/time_entries/9002`);
    await toggl.vendor.webhooks.settled();
    expect(receiver.events.map(({ metadata }) => [metadata.model, metadata.action])).to.deep.equal([
      ['time_entry', 'updated'],
      ['tag', 'deleted'],
    ]);
  });

  it('T122: tells a member who is no admin only what they may see', async () => {
    await create({}, HOME, BEN);
    await toggl.entry({ duration: 60 });
    await toggl.entry({ duration: 60, user_id: 6 });
    await toggl.vendor.webhooks.settled();
    expect(receiver.events.map(({ payload }) => (payload as { user_id: number }).user_id)).to.deep.equal([6]);
  });

  it('T120, T121: delivers again what was not taken, and keeps the failures in the log', async () => {
    await create();
    const statuses = [500, 503, 200];
    receiver.answer = () => ({ status: statuses.shift() ?? 200 });
    await toggl.entry({ duration: 60, description: 'thrice' });
    await toggl.vendor.webhooks.settled();
    expect(receiver.events.map(({ event_id }) => event_id)).to.deep.equal([2, 2, 2]);
    expect((await log()).events.map(({ failed_delivery_attempts: failed, last_delivery_error: error }) => [failed, error])).to.deep.equal([
      [0, null],
      [2, 'The callback answered with 503'],
    ]);
  });

  it('T110, T120: gives up after its last try, and has events pending until then', async () => {
    await create();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    receiver.answer = async () => {
      await held;
      return { status: 500 };
    };
    await toggl.entry({ duration: 60 });
    expect((await shown())[0]!.has_pending_events).to.equal(true);
    release();
    await toggl.vendor.webhooks.settled();
    expect((await shown())[0]!.has_pending_events).to.equal(false);
    expect((await log()).events[1]!.failed_delivery_attempts).to.equal(3);
  });

  it('T119, T120: pings when it is asked to, and keeps the log of a week', async () => {
    await create();
    expect((await toggl.webhooks('POST', `/ping/${HOME}/12`)).body).to.deep.equal({ status: 'OK' });
    receiver.answer = () => ({ status: 410 });
    expect((await toggl.webhooks('POST', `/ping/${HOME}/12`)).body).to.deep.equal({ status: `${receiver.url} answered with 410` });
    expect((await log()).total).to.equal(3);
    expect(toggl.vendor.ledger.of('ping.sent')).to.have.length(2);
    toggl.now += 7 * 86_400_000;
    expect(await log()).to.deep.equal({ total: 0, events: [] });
  });

  it('delivers an event twice when it is told to, with the same id', async () => {
    await toggl.close();
    toggl = await TogglClient.start({ duplicates: 1 });
    await create();
    await toggl.entry({ duration: 60 });
    await toggl.vendor.webhooks.settled();
    expect(receiver.events.map(({ event_id }) => event_id)).to.deep.equal([2, 2]);
    expect(toggl.vendor.ledger.of('time_entry.created')).to.have.length(1);
  });
});

async function sha256Hmac(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign('HMAC', key, encoder.encode(text))).toString('hex');
}
