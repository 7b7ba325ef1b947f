import { expect } from 'chai';
import { ANN, BEN, eachTest, HOME, type Reply, STUDIO } from './emulator-client.js';

interface Subscription {
  readonly subscription_id: number;
  readonly validated_at: string | null;
  readonly enabled: boolean;
  readonly has_pending_events: boolean;
  readonly url_callback: string;
  readonly secret?: string;
}
interface Event {
  readonly payload: unknown;
  readonly metadata: Record<string, unknown>;
  readonly validation_code?: string;
  readonly validation_code_url?: string;
}

const ENTRIES = [{ entity: 'time_entry', action: '*' }];
const NEW = { url_callback: 'http://127.0.0.1:9/hook', event_filters: ENTRIES, enabled: true, description: 'Entries', secret: 'top' };

describe('the Toggl emulator keeps subscriptions and', () => {
  const held = eachTest();
  const create = (fields: object = {}, workspace = HOME, who = ANN): Promise<Reply<Subscription>> =>
    held.toggl.webhooks<Subscription>('POST', `/subscriptions/${workspace}`, { ...NEW, ...fields }, who);
  const events = async (id: number, workspace = HOME): Promise<Event[]> =>
    (await held.toggl.webhooks<{ events: Event[] }>('GET', `/subscriptions/${workspace}/${id}/events`)).body.events;

  it('T106, T107, T123: tells what can be subscribed to, how much of it, and that it is well', async () => {
    const { body } = await held.toggl.webhooks<Record<string, string[]>>('GET', '/event_filters', undefined, '');
    expect(Object.keys(body)).to.have.length(9);
    expect(body.time_entry).to.deep.equal(['created', 'updated', 'deleted']);
    const limits = async (workspace: number) => (await held.toggl.webhooks('GET', `/limits/${workspace}`)).body;
    expect(await limits(HOME)).to.deep.equal({ max_webhooks: 1, max_events_per_webhook: 3 });
    expect(await limits(STUDIO)).to.deep.equal({ max_webhooks: 3, max_events_per_webhook: 12 });
    expect((await held.toggl.webhooks('GET', '/status', undefined, '')).body).to.deep.equal({ status: 'OK' });
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
        url_callback: NEW.url_callback,
        validated_at: null,
        has_pending_events: true,
        created_at: '2025-01-06T09:00:01Z',
        updated_at: '2025-01-06T09:00:01Z',
        deleted_at: null,
        secret: 'top',
      },
    ]);
    const { secret: _, ...shown } = body;
    expect((await held.toggl.webhooks('GET', `/subscriptions/${HOME}`)).body).to.deep.equal([shown]);
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
    expect(held.toggl.vendor.ledger.of('subscription.created')).to.have.length(2);
  });

  it('T109: replaces its settings with PUT, and switches it with PATCH', async () => {
    await create();
    const path = `/subscriptions/${HOME}/12`;
    expect((await held.toggl.webhooks<Subscription>('PATCH', path, { enabled: false })).body.enabled).to.equal(false);
    expect((await held.toggl.webhooks('PATCH', path, { enabled: true, description: 'x' })).status).to.equal(400);
    const put = await held.toggl.webhooks('PUT', path, { ...NEW, description: 'Renamed' });
    expect(put.body).to.deep.include({ description: 'Renamed', enabled: true });
    expect((await held.toggl.webhooks('PUT', path, { description: 'Renamed' })).status).to.equal(400);
    const deleted = await held.toggl.webhooks('DELETE', path);
    expect(deleted.body.deleted_at).to.equal('2025-01-06T09:00:01Z');
    expect((await held.toggl.webhooks('PUT', path, NEW)).status).to.equal(404);
  });

  it('T113, T114, T116: is validated once, by the URL that its ping names', async () => {
    await create();
    const [ping] = await events(12);
    expect(ping).to.deep.include({ payload: 'ping', metadata: { request_type: 'POST', event_user_id: '5' } });
    expect(ping!.validation_code_url).to.equal(`${held.toggl.vendor.origin}/webhooks/api/v1/validate/${HOME}/12/${ping!.validation_code}`);
    expect((await held.toggl.webhooks('GET', `/validate/${HOME}/12/wrong`, undefined, '')).status).to.equal(400);
    expect((await fetch(ping!.validation_code_url!)).status).to.equal(200);
    expect((await fetch(ping!.validation_code_url!)).status).to.equal(400);
    const [shown] = (await held.toggl.webhooks<Subscription[]>('GET', `/subscriptions/${HOME}`)).body;
    expect(shown!.validated_at).to.equal('2025-01-06T09:00:01Z');
    await held.toggl.webhooks('POST', `/ping/${HOME}/12`);
    expect((await events(12))[1]).to.not.have.property('validation_code');
  });

  async function validated(fields: object = {}, workspace = HOME): Promise<number> {
    const { subscription_id: id } = (await create(fields, workspace)).body;
    await fetch((await events(id, workspace))[0]!.validation_code_url!);
    return id;
  }
  const news = async (id: number, workspace = HOME): Promise<Event[]> =>
    (await events(id, workspace)).filter(({ payload }) => payload !== 'ping');

  it('T112: hears of nothing before it is validated, and while it is switched off', async () => {
    await create();
    await held.toggl.entry();
    expect(await news(12)).to.deep.equal([]);
    await fetch((await events(12))[0]!.validation_code_url!);
    await held.toggl.webhooks('PATCH', `/subscriptions/${HOME}/12`, { enabled: false });
    await held.toggl.entry();
    expect(await news(12)).to.deep.equal([]);
    await held.toggl.webhooks('PATCH', `/subscriptions/${HOME}/12`, { enabled: true });
    await held.toggl.entry({ duration: 60 });
    expect(await news(12)).to.have.length(1);
  });

  it('T117, T118: hears of an entry as v9 shows it, with ids as strings beside it', async () => {
    await validated();
    const { body } = await held.toggl.entry({ duration: 60, project_id: 31 });
    const [event] = await news(12);
    expect(event!.payload).to.deep.equal(body);
    expect(event!.metadata).to.deep.include({
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
    expect(event).to.deep.include({
      creator_id: 5,
      subscription_id: 12,
      url_callback: NEW.url_callback,
      created_at: '2025-01-06T09:00:01Z',
    });
  });

  it('T106: hears of what its filters name, and of nothing else', async () => {
    const id = await validated(
      {
        event_filters: [
          { entity: 'time_entry', action: 'updated' },
          { entity: '*', action: 'deleted' },
        ],
      },
      STUDIO,
    );
    const { toggl } = held;
    await toggl.entry({ workspace_id: STUDIO }, STUDIO);
    await toggl.track('PATCH', `/workspaces/${STUDIO}/time_entries/9001/stop`);
    await toggl.track('POST', `/workspaces/${STUDIO}/tags`, { name: 'new' });
    await toggl.track('DELETE', `/workspaces/${STUDIO}/tags/306`);
    await toggl.entry({ duration: 60 });
    await toggl.track('DELETE', `/workspaces/${HOME}/time_entries/9002`);
    const heard = (await news(id, STUDIO)).map(({ metadata }) => [metadata.model, metadata.action]);
    expect(heard).to.deep.equal([
      ['time_entry', 'updated'],
      ['tag', 'deleted'],
    ]);
  });

  it('T122: of a member who is no admin hears only of what they may see', async () => {
    const { subscription_id: id } = (await create({}, HOME, BEN)).body;
    await fetch((await events(id))[0]!.validation_code_url!);
    await held.toggl.entry({ duration: 60 });
    await held.toggl.entry({ duration: 60, user_id: 6 });
    expect((await news(id)).map(({ payload }) => (payload as { user_id: number }).user_id)).to.deep.equal([6]);
  });

  it('T119, T120: keeps the log of a week', async () => {
    await create();
    expect((await held.toggl.webhooks('POST', `/ping/${HOME}/12`)).body).to.deep.equal({ status: 'OK' });
    const log = async () =>
      (await held.toggl.webhooks<{ total: number; events: object[] }>('GET', `/subscriptions/${HOME}/12/events`)).body;
    expect((await log()).total).to.equal(2);
    expect((await log()).events[0]).to.deep.include({ failed_delivery_attempts: 0, last_delivery_error: null });
    held.toggl.now += 7 * 86_400_000;
    expect(await log()).to.deep.equal({ total: 0, events: [] });
  });
});
