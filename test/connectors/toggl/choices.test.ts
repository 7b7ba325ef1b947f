import { expect } from 'chai';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { CLIENT, PROJECT, TAG, TASK } from './support/samples.js';
import { openToggl } from './support/sent.js';

/** What a form shows for a field, once the fields beside it are filled in. */
async function offered(operation: string, field: string, record: object, input: object = { workspace_id: 777 }) {
  const http = new ScriptedHttp(() => json([record]));
  const toggl = await openToggl(http);
  const { choices } = await toggl.choices(operation as never, field as never, input as never);
  return { choices, asked: http.requests.map(({ url }) => url.pathname) };
}

describe('what a form offers for fields of Toggl', () => {
  const cases = [
    ['createTimeEntry', 'workspace_id', { id: 777, name: 'Mine' }, '/api/v9/me/workspaces', 777, 'Mine'],
    ['createTimeEntry', 'project_id', PROJECT, '/api/v9/workspaces/777/projects', 31, 'Audit'],
    ['createTimeEntry', 'tag_ids', TAG, '/api/v9/workspaces/777/tags', 51, 'urgent'],
    ['createTimeEntry', 'tags', TAG, '/api/v9/workspaces/777/tags', 'urgent', 'urgent'],
    ['createTimeEntry', 'user_id', { id: 5, fullname: 'Ann' }, '/api/v9/workspaces/777/users', 5, 'Ann'],
    ['createProject', 'client_id', CLIENT, '/api/v9/workspaces/777/clients', 41, 'Acme'],
    ['listDetailedReport', 'client_ids', CLIENT, '/api/v9/workspaces/777/clients', 41, 'Acme'],
  ] as const;
  for (const [operation, field, record, path, value, label] of cases) {
    it(`T32: offers ${label} for ${field} of ${operation}`, async () => {
      expect(await offered(operation, field, record)).to.deep.equal({ choices: [{ value, label }], asked: [path] });
    });
  }

  it('T31: offers the tasks of the project that is chosen', async () => {
    const { choices, asked } = await offered('createTimeEntry', 'task_id', TASK, { workspace_id: 777, project_id: 31 });
    expect(choices).to.deep.equal([{ value: 61, label: 'Read' }]);
    expect(asked).to.deep.equal(['/api/v9/workspaces/777/projects/31/tasks']);
  });

  it('T51: offers organisations by name', async () => {
    const { choices } = await offered('getOrganization', 'organization_id', { id: 9, name: 'Ours' }, {});
    expect(choices).to.deep.equal([{ value: 9, label: 'Ours' }]);
  });
});
