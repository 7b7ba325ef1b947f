import { join } from 'node:path';
import { expect } from 'chai';
import type { Connection, Runtime } from 'trunkline';
import type { Toggl } from 'trunkline/connectors/toggl';
import { emulator } from 'trunkline/emulators/toggl';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import { WebhookIntake } from '../../../core/webhook/webhook-intake.js';
import { WebhookServer } from '../../../core/webhook/webhook-server.js';
import type { SubscriptionNews } from '../../../core/webhook/subscription-news.js';
import { keepSubscriptions } from '../../../core/webhook/webhook-subscriptions.js';
import { KeptLog } from '../../core/support/kept-log.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { Callback } from '../callback.js';
import { connectTo, WEBHOOK_SECRET } from './support/emulated.js';

const RECIPE = `
name: projects
connections: { toggl: toggl }
on: [{ id: project, uses: toggl.newProject }]
steps: [{ set: { n: 1 } }]
`;
const W = { workspace_id: 777 };
const WORKSPACES = [777, 778];

describe('webhooks that Toggl is asked for', () => {
  const folder = tempFolder();
  const clock = new SystemClock();
  let log: KeptLog;
  let vendor: Awaited<ReturnType<typeof emulator.start>>;
  let runtime: Runtime;
  let toggl: Connection<Toggl>;
  let store: OwnedStore;
  let server: WebhookServer;
  beforeEach(async () => {
    log = new KeptLog();
    vendor = await emulator.start({ plan: 'premium', quota: 'off', burst: 10_000 });
    ({ runtime, toggl } = await connectTo(vendor));
    store = await ownedStore(join(folder(), 'store.db'));
    const intake = new WebhookIntake({ store, clock });
    const connection = toggl as unknown as AnyConnection;
    intake.listen([connection], [{ recipe: parseRecipe('projects.yaml', RECIPE).recipe!, connections: new Map([['toggl', connection]]) }]);
    server = await WebhookServer.start({ intake, store, clock, log }, { port: 0 });
  });
  afterEach(async () => {
    await server.stop();
    await store.close();
    await runtime.close();
    await vendor.close();
  });

  const keep = async (triggers: readonly string[], isOrphan?: (url: string) => boolean): Promise<readonly SubscriptionNews['deed'][]> => {
    const connection = toggl as unknown as AnyConnection;
    const wanted = { connection, url: server.urlOf('toggl'), triggers, ...(isOrphan && { isOrphan }) };
    return (await keepSubscriptions(wanted, { clock, log }))!.news.map(({ deed }) => deed);
  };
  const there = async () => {
    const found = [];
    for (const workspace_id of WORKSPACES) for await (const one of toggl.list('listSubscriptions', { workspace_id })) found.push(one);
    return found;
  };

  it('are made in each workspace, validated by their ping, and start runs', async () => {
    expect(await keep(['newProject'])).to.deep.equal(['created', 'created']);
    const made = await there();
    expect(made.map(({ workspace_id }) => workspace_id)).to.deep.equal(WORKSPACES);
    for (const one of made) {
      expect(one).to.include({ enabled: true, url_callback: server.urlOf('toggl') });
      expect(one.validated_at).to.be.a('string');
      expect(one.event_filters).to.deep.equal([{ entity: 'project', action: 'created' }]);
    }
    await toggl.call('createProject', { ...W, name: 'Ship it', active: true });
    await vendor.webhooks.settled();
    const [run, ...more] = await store.runs({ limit: 9 });
    expect(run?.event).to.include({ name: 'Ship it' });
    expect(more).to.deep.equal([]);
  });

  it('are left as they are while they are right, and never doubled', async () => {
    await keep(['newProject']);
    expect(await keep(['newProject'])).to.deep.equal(['kept', 'kept']);
    const [first] = await there();
    await toggl.call('createSubscription', {
      ...W,
      url_callback: server.urlOf('toggl'),
      description: 'a double',
      event_filters: [...first!.event_filters],
      enabled: true,
      secret: WEBHOOK_SECRET,
    });
    expect(await keep(['newProject'])).to.deep.equal(['deleted', 'kept', 'kept']);
    expect(await there()).to.have.length(2);
  });

  it('are made anew when triggers take other events', async () => {
    await keep(['newProject']);
    expect(await keep(['newProject', 'newClient'])).to.deep.equal(['deleted', 'created', 'deleted', 'created']);
    expect((await there()).map((one) => one.event_filters.map(({ entity }) => entity))).to.deep.equal([
      ['client', 'project'],
      ['client', 'project'],
    ]);
  });

  it('that Toggl has switched off are made anew', async () => {
    await keep(['newProject']);
    const [first] = await there();
    await toggl.call('switchSubscription', { ...W, subscription_id: first!.subscription_id, enabled: false });
    expect(await keep(['newProject'])).to.deep.equal(['deleted', 'created', 'kept']);
    expect((await there()).every(({ enabled, validated_at }) => enabled && validated_at !== null)).to.equal(true);
  });

  it('that nobody listens to are deleted, and those of connections that are gone', async () => {
    const gone = await Callback.start();
    await subscribe(gone.url, 'of a connection that is gone');
    expect(await keep(['newProject'], (url) => url === gone.url)).to.deep.equal(['deleted', 'created', 'created']);
    await subscribe(gone.url, 'of somebody else');
    expect(await keep([])).to.deep.equal(['deleted', 'deleted']);
    expect((await there()).map(({ description }) => description)).to.deep.equal(['of somebody else']);
    await gone.close();
  });

  it('are told of where they cannot be made, and the other workspaces are served all the same', async () => {
    const other = await Callback.start();
    for (const name of ['a', 'b', 'c']) await subscribe(other.url, name);
    const deeds = await keep(['newProject']);
    expect(deeds).to.deep.equal(['failed', 'created']);
    const told = log.events.filter(({ event }) => event === 'webhook.subscription');
    expect(told.map(({ data }) => data?.['deed'])).to.deep.equal(deeds);
    expect(JSON.stringify(told)).to.include('has its 3 subscriptions already').and.not.include(WEBHOOK_SECRET);
    await other.close();
  });

  const subscribe = (url_callback: string, description: string) =>
    toggl.call('createSubscription', {
      ...W,
      url_callback,
      description,
      event_filters: [{ entity: 'tag', action: '*' }],
      enabled: true,
      secret: WEBHOOK_SECRET,
    });
});
