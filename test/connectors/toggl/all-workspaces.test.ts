import { expect } from 'chai';
import { json, ScriptedHttp, type Reply } from '../../core/support/scripted-http.js';
import { CLIENT, PROJECT, TAG, TASK } from './support/samples.js';
import { openToggl, told } from './support/sent.js';

const V9 = 'https://api.track.toggl.com/api/v9';
const workspaces = json([
  { id: 777, name: 'Mine' },
  { id: 778, name: 'Theirs' },
]);

async function readAll(
  operation: 'listAllProjects' | 'listAllClients' | 'listAllTags' | 'listAllTasks',
  reply: (workspace: string) => Reply,
) {
  const http = new ScriptedHttp(({ url }) => {
    const [, workspace] = /\/workspaces\/(\d+)\//.exec(url.pathname) ?? [];
    return workspace === undefined ? workspaces : reply(workspace);
  });
  const pages = (await openToggl(http)).list(operation, operation === 'listAllProjects' ? { active: 'both' } : (undefined as never));
  const ids: number[] = [];
  for await (const { id } of pages) ids.push(id);
  return { ids, lines: http.requests.map((request) => told(request).line), outcome: pages.outcome };
}

describe('what Toggl has in all my workspaces', () => {
  it('T32: reads the projects of each workspace, archived ones too when asked', async () => {
    const { ids, lines } = await readAll('listAllProjects', (workspace) => json([{ ...PROJECT, id: Number(workspace) }]));
    expect(ids).to.deep.equal([777, 778]);
    expect(lines).to.deep.equal([
      `GET ${V9}/me/workspaces`,
      `GET ${V9}/workspaces/777/projects?active=both&page=1&per_page=200`,
      `GET ${V9}/workspaces/778/projects?active=both&page=1&per_page=200`,
    ]);
  });

  it('T51: leaves a workspace out that the caller may no longer see, and says so', async () => {
    const { ids, outcome } = await readAll('listAllClients', (workspace) =>
      workspace === '777' ? json('No access', 403) : json([CLIENT]),
    );
    expect(ids).to.deep.equal([CLIENT.id]);
    expect(outcome).to.deep.include({ status: 'complete', caveat: 'parents-skipped' });
  });

  it('T48, T89: leaves a workspace out whose plan has no tasks', async () => {
    const page = json({ data: [TASK], page: 1, per_page: 50, total_count: 1 });
    const { ids } = await readAll('listAllTasks', (workspace) => (workspace === '777' ? json('Tasks need a paid plan', 402) : page));
    expect(ids).to.deep.equal([TASK.id]);
  });

  it('T62: reads the tags of each workspace', async () => {
    const { ids } = await readAll('listAllTags', (workspace) => json([{ ...TAG, id: Number(workspace) }]));
    expect(ids).to.deep.equal([777, 778]);
  });
});
