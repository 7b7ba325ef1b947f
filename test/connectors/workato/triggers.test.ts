import { join } from 'node:path';
import { expect } from 'chai';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { JOB, MESSAGE, RECIPE } from './support/samples.js';
import { lineOf, openWorkato } from './support/sent.js';
import { startedRuns } from '../../core/support/started-runs.js';

const API = 'https://www.workato.com/api';
const JOBS = `${API}/recipes/910/jobs`;
const STOPPED = { ...RECIPE, running: false, stopped_at: '2025-01-05T03:00:00.000-08:00' };
const job = (id: string, more: object = {}) => ({ ...JOB, id, ...more });
const jobs = (...items: object[]) => ({ items });

describe('triggers of Workato', () => {
  const folder = tempFolder();
  let store: OwnedStore;
  beforeEach(async () => {
    store = await ownedStore(join(folder(), 'store.db'));
  });
  afterEach(() => store.close());

  /** Each poll has its pages. Gives what was asked, and the events of all polls. */
  async function polled(operation: string, given: object, polls: readonly (readonly object[])[]) {
    const pages = polls.flat();
    const http = new ScriptedHttp((_request, index) => json(pages[index]));
    const connection = (await openWorkato(http)) as unknown as AnyConnection;
    for (const _pages of polls) {
      const request = { recipe: { name: 'r', hash: 'h', body: '{}' }, id: 't', operation, connection, with: { ...given } };
      expect((await poll(request, { store, clock: new VirtualClock() })).status).to.equal('complete');
    }
    const runs = await startedRuns(store);
    return { asked: http.requests.map(lineOf), events: runs.map(({ event }) => event as Record<string, unknown>) };
  }

  it('K73, K155: tells each failed job once, and reads on only while a page has new ones', async () => {
    const first = [jobs(job('j-2'), job('j-1')), jobs()];
    const second = [jobs(job('j-3'), job('j-2')), jobs(job('j-1'))];
    const { asked, events } = await polled('failedJob', { recipe_id: 910 }, [first, second]);
    expect(asked).to.deep.equal([
      `GET ${JOBS}?status=failed`,
      `GET ${JOBS}?status=failed&offset_job_id=j-1`,
      `GET ${JOBS}?status=failed`,
      `GET ${JOBS}?status=failed&offset_job_id=j-2`,
    ]);
    expect(events.map(({ id }) => id)).to.deep.equal(['j-1', 'j-2', 'j-3']);
  });

  it('K73, K96: tells a job once it has ended, and neither before nor again', async () => {
    const running = job('j-2', { completed_at: null });
    const first = [jobs(running, job('j-1')), jobs()];
    const second = [jobs(job('j-2'), job('j-1')), jobs()];
    const third = [jobs(job('j-2'), job('j-1'))];
    const { events } = await polled('finishedJob', { recipe_id: 910 }, [first, second, third]);
    expect(events).to.deep.equal([job('j-1'), job('j-2')]);
  });

  it('K154: tells each change of a recipe, and asks for what changed since a little before', async () => {
    const changed = { ...RECIPE, updated_at: '2025-01-05T04:00:00.000-08:00' };
    const { asked, events } = await polled('recipeChanged', { folder_id: 4 }, [[jobs(RECIPE)], [jobs(changed, RECIPE)], [jobs(changed)]]);
    const since = (time: string) => `GET ${API}/recipes?exclude_code=true&folder_id=4&updated_after=${time}&per_page=100`;
    expect(asked).to.deep.equal([
      `GET ${API}/recipes?exclude_code=true&folder_id=4&per_page=100`,
      since('2025-01-05T01:55:00.000-08:00'),
      since('2025-01-05T03:55:00.000-08:00'),
    ]);
    expect(events.map(({ updated_at }) => updated_at)).to.deep.equal([RECIPE.updated_at, changed.updated_at]);
  });

  it('K81, K82: tells each stop of a recipe, whatever else changes, and reads all that are stopped', async () => {
    const renamed = { ...STOPPED, name: 'Renamed', updated_at: '2025-01-05T04:00:00.000-08:00' };
    const stoppedAgain = { ...renamed, stopped_at: '2025-01-06T03:00:00.000-08:00' };
    const polls = [[jobs(STOPPED)], [jobs(renamed)], [jobs(stoppedAgain)]];
    const { asked, events } = await polled('recipeStopped', { stop_cause: 'trigger_errors_limit' }, polls);
    const list = `GET ${API}/recipes?exclude_code=true&running=false&stop_cause=trigger_errors_limit&per_page=100`;
    expect(asked).to.deep.equal([list, list, list]);
    expect(events.map(({ stopped_at }) => stopped_at)).to.deep.equal([STOPPED.stopped_at, stoppedAgain.stopped_at]);
  });

  it('K75, K151: tells each message once, and reads five minutes before the latest again', async () => {
    const late = { ...MESSAGE, message_id: 'A12z', time: '2023-04-14T15:05:00.000+00:00' };
    const page = (...messages: object[]) => ({ messages });
    const { asked, events } = await polled('newTopicMessage', { topic_id: 4 }, [
      [page(MESSAGE), page()],
      [page(late, MESSAGE), page()],
    ]);
    expect(asked[2]).to.match(/\{"batch_size":50,"since_time":"2023-04-14T15:02:14\.437\+00:00"\}$/);
    expect(events.map(({ message_id }) => message_id)).to.deep.equal(['A12y', 'A12z']);
  });
});
