import { join } from 'node:path';
import { expect } from 'chai';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { lineOf, openWorkato } from './support/sent.js';
import { startedRuns } from '../../core/support/started-runs.js';

const API = 'https://www.workato.com/api';
const activity = (id: number, timestamp: string) => ({ id, timestamp, event_type: 'user_logout' });
const deployment = (id: number, state: string, created_at: string) => ({
  id,
  state,
  environment_type: 'prod',
  project_id: '58',
  created_at,
  updated_at: '2025-01-05T12:00:00.000Z',
});
const member = (id: number, created_at: string) => ({ id, name: 'Ada', email: 'ada@example.com', created_at });

describe('what happens in a workspace', () => {
  const folder = tempFolder();
  let store: OwnedStore;
  beforeEach(async () => {
    store = await ownedStore(join(folder(), 'store.db'));
  });
  afterEach(() => store.close());

  /** Each poll has its pages. Gives what was asked, and the ids of the events of all polls. */
  async function polled(operation: string, given: object | undefined, polls: readonly (readonly object[])[]) {
    const pages = polls.flat();
    const http = new ScriptedHttp((_request, index) => json(pages[index]));
    const connection = await openWorkato(http);
    for (const _pages of polls) {
      const request = { recipe: { name: 'r', hash: 'h', body: '{}' }, id: 't', operation, connection, with: { ...given } };
      expect((await poll(request, { store, clock: new VirtualClock() })).status).to.equal('complete');
    }
    const runs = await startedRuns(store);
    return { asked: http.requests.map(lineOf), ids: runs.map(({ event }) => (event as { id: number }).id) };
  }

  it('K147, K156: tells each activity once, asking five minutes back from the last', async () => {
    const seen = activity(8, '2025-01-05T02:00:00.000-08:00');
    const { asked, ids } = await polled('newActivity', { exclude_event_types: ['user_login'] }, [
      [{ data: [seen] }, { data: [] }],
      [{ data: [activity(9, '2025-01-05T02:01:00.000-08:00'), seen] }, { data: [] }],
    ]);
    expect(ids).to.deep.equal([8, 9]);
    expect(asked[2]).to.equal(`GET ${API}/activity_logs?from=2025-01-05T01:55:00.000-08:00&exclude_event_types[]=user_login`);
  });

  it('K157: tells a deployment when it has ended, though a later one ended before', async () => {
    const later = deployment(5, 'success', '2025-01-05T11:00:00.000Z');
    const { asked, ids } = await polled('deploymentFinished', { environment_type: 'prod' }, [
      [{ items: [later] }, { items: [] }],
      [{ items: [later] }, { items: [deployment(4, 'failed', '2025-01-05T09:00:00.000Z')] }],
    ]);
    expect(ids).to.deep.equal([5, 4]);
    expect(asked[2]).to.equal(`GET ${API}/deployments?environment_type=prod&from=2025-01-04T11:00:00.000Z&state=success`);
  });

  it('K141: tells a member who has joined, wherever they stand in the list', async () => {
    const founder = member(1, '2024-01-05T02:00:00.000-08:00');
    const { ids } = await polled('newMember', undefined, [
      [{ data: [founder], total: 1 }],
      [{ data: [member(2, '2025-01-05T02:00:00.000-08:00'), founder], total: 2 }],
    ]);
    expect(ids).to.deep.equal([1, 2]);
  });
});
