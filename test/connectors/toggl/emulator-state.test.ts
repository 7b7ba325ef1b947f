import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOME, TogglClient } from './emulator-client.js';
import { Receiver } from './receiver.js';

describe('the Toggl emulator', () => {
  it('goes on from its state file: entries, sessions, subscriptions and the ledger', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-toggl-'));
    const statePath = join(folder, 'toggl.json');
    const earlier = await TogglClient.start({ statePath });
    const receiver = await Receiver.start();
    const hook = { url_callback: receiver.url, event_filters: [{ entity: '*', action: '*' }], enabled: true, description: 'All' };
    await earlier.webhooks('POST', `/subscriptions/${HOME}`, hook);
    await earlier.entry({ description: 'Review' });
    const cookie = (await earlier.track('POST', '/me/sessions')).headers.get('set-cookie')?.split(';')[0];
    earlier.vendor.faults.next('drop-after');
    await earlier.track('PATCH', `/workspaces/${HOME}/time_entries/9001/stop`).catch(() => undefined);
    await earlier.close();

    const later = await TogglClient.start({ statePath });
    expect((await later.track('GET', '/me', undefined, cookie)).status).to.equal(200);
    expect((await later.track('PATCH', `/workspaces/${HOME}/time_entries/9001/stop`)).status).to.equal(409);
    expect((await later.entry()).body.id).to.equal(9002);
    expect(later.vendor.ledger.entries.map(({ kind }) => kind)).to.deep.equal([
      'subscription.created',
      'time_entry.created',
      'session.opened',
      'time_entry.stopped',
      'time_entry.created',
    ]);
    await later.vendor.webhooks.settled();
    expect(receiver.events.at(-1)?.metadata.time_entry_id).to.equal('9002');
    await later.close();
    await receiver.close();
    await rm(folder, { recursive: true });
  });

  it('makes up the same history for the same seed', async () => {
    const history = async (seed: number): Promise<unknown> => {
      const toggl = await TogglClient.start({ seed });
      const entries = await toggl.get('/me/time_entries?since=0');
      await toggl.close();
      return entries;
    };
    expect(await history(2)).to.deep.equal(await history(2));
    expect(await history(2)).to.not.deep.equal(await history(3));
  });

  it('has as many entries as it is told to', async () => {
    const toggl = await TogglClient.start({ entries: 1200 });
    expect((await toggl.get<unknown[]>('/me/time_entries?since=0')).length).to.be.greaterThan(500);
    await toggl.close();
  });
});
