import { expect } from 'chai';
import { JOB, MESSAGE, RECIPE } from './support/samples.js';
import { read } from './support/sent.js';

const API = 'https://www.workato.com/api';
const EVENTS = 'https://event-streams.workato.com/api/v1';
const job = (id: string, more: object = {}) => ({ ...JOB, id, ...more });
const recipes = (from: number, count: number) => Array.from({ length: count }, (_none, index) => ({ ...RECIPE, id: from - index }));
const message = (message_id: string) => ({ ...MESSAGE, message_id });

describe('lists of Workato', () => {
  it('K70, K71: goes on below the last id, so that recipes made meanwhile move nothing', async () => {
    const pages = [{ items: recipes(1000, 100) }, { items: recipes(900, 3) }];
    const { lines, records, outcome } = await read('listRecipes', { folder_id: 4 }, pages);
    expect(lines).to.deep.equal([
      `GET ${API}/recipes?exclude_code=true&folder_id=4&per_page=100`,
      `GET ${API}/recipes?exclude_code=true&folder_id=4&since_id=901&per_page=100`,
    ]);
    expect(records).to.have.length(103);
    expect(outcome).to.deep.equal({ status: 'complete', pages: 2, records: 103 });
  });

  it('K69, K81: reads recipes by their activity by numbered pages, and drops what comes twice', async () => {
    const pages = [
      { items: recipes(1000, 100) },
      {
        items: [
          { ...RECIPE, id: 901 },
          { ...RECIPE, id: 5 },
        ],
      },
    ];
    const { lines, records } = await read('listRecipesByActivity', {}, pages);
    expect(lines).to.deep.equal([
      `GET ${API}/recipes?exclude_code=true&order=activity&page=1&per_page=100`,
      `GET ${API}/recipes?exclude_code=true&order=activity&page=2&per_page=100`,
    ]);
    expect(records).to.have.length(101);
  });

  it('K81: tells stopped recipes that ran before, and no drafts', async () => {
    const stopped = { ...RECIPE, id: 3, running: false, stopped_at: '2025-01-05T02:00:00.000-08:00' };
    const { lines, records } = await read('listStoppedRecipes', {}, [{ items: [RECIPE, stopped, { ...RECIPE, id: 2, running: false }] }]);
    expect(lines).to.deep.equal([`GET ${API}/recipes?exclude_code=true&running=false&per_page=100`]);
    expect(records).to.deep.equal([stopped]);
  });

  it('K73, K96: reads jobs until a page is empty, however short the one before', async () => {
    const pages = [{ items: [job('j-3'), job('j-2')] }, { items: [job('j-1')] }, { items: [] }];
    const { lines, records } = await read('listJobs', { recipe_id: 910, status: 'failed', rerun_only: true }, pages);
    const jobs = `${API}/recipes/910/jobs?rerun_only=true&status=failed`;
    expect(lines).to.deep.equal([`GET ${jobs}`, `GET ${jobs}&offset_job_id=j-2`, `GET ${jobs}&offset_job_id=j-1`]);
    expect(records).to.have.length(3);
  });

  it('K73, K155: reads what is newer than a job, each page from its newest', async () => {
    const pages = [{ items: [job('j-3'), job('j-2')] }, { items: [job('j-4')] }, { items: [] }];
    const { lines, records } = await read('listNewerJobs', { recipe_id: 910, offset_job_id: 'j-1' }, pages);
    const jobs = `${API}/recipes/910/jobs?prev=true`;
    expect(lines).to.deep.equal(['j-1', 'j-3', 'j-4'].map((id) => `GET ${jobs}&offset_job_id=${id}`));
    expect(records).to.deep.equal([job('j-3'), job('j-2'), job('j-4')]);
  });

  it('K96: leaves out of finished jobs those that still run', async () => {
    const { records } = await read('listFinishedJobs', { recipe_id: 910 }, [
      { items: [job('j-3', { completed_at: null }), job('j-2')] },
      { items: [] },
    ]);
    expect(records).to.deep.equal([job('j-2')]);
  });

  it('K76: asks for more than one platform connector a page', async () => {
    const { lines } = await read('listPlatformConnectors', {}, [{ items: [{ name: 'jira', title: 'Jira' }], count: 1 }]);
    expect(lines).to.deep.equal([`GET ${API}/integrations/all?page=1&per_page=100`]);
  });

  it('K77, K100, K103, K109: reads in one page what the vendor gives whole', async () => {
    const connections = await read('listConnections', { include_runtime_connections: true, includes: ['tags'] }, [[]]);
    expect(connections.lines).to.deep.equal([`GET ${API}/connections?include_runtime_connections=true&includes[]=tags`]);
    expect((await read('listCustomConnectors', {}, [{ result: [] }])).lines).to.deep.equal([`GET ${API}/custom_connectors`]);
    expect((await read('searchCustomConnectors', { title: 'Led' }, [{ result: [] }])).lines).to.deep.equal([
      `GET ${API}/custom_connectors/search?title=Led`,
    ]);
    expect((await read('listTestCases', { recipe_id: 910 }, [[{ id: 'citc-A' }]])).lines).to.deep.equal([
      `GET ${API}/recipes/910/test_cases`,
    ]);
  });

  it('K92, K113: reads numbered pages out of their envelopes', async () => {
    const versions = await read('listRecipeVersions', { recipe_id: 910 }, [{ data: [{ id: 3 }] }]);
    expect(versions).to.deep.include({ lines: [`GET ${API}/recipes/910/versions?page=1&per_page=100`], records: [{ id: 3 }] });
    const profile = { id: 321, name: 'HubSpot', provider: 'hubspot' };
    const profiles = await read('listCustomOAuthProfiles', {}, [{ result: [profile] }]);
    expect(profiles).to.deep.include({ lines: [`GET ${API}/custom_oauth_profiles?page=1&per_page=100`], records: [profile] });
  });

  it('K75: goes on behind the last message, and then no longer by time', async () => {
    const pages = [{ messages: [message('A1'), message('A2')] }, { messages: [message('A3')] }, { messages: [] }];
    const { lines, records } = await read('listTopicMessages', { topic_id: 4, since_time: '2023-04-14T15:00:00Z' }, pages);
    expect(lines).to.deep.equal([
      `POST ${EVENTS}/topics/4/consume {"batch_size":50,"since_time":"2023-04-14T15:00:00Z"}`,
      `POST ${EVENTS}/topics/4/consume {"batch_size":50,"since_time":null,"after_message_id":"A2"}`,
      `POST ${EVENTS}/topics/4/consume {"batch_size":50,"since_time":null,"after_message_id":"A3"}`,
    ]);
    expect(records).to.have.length(3);
  });
});
