import { expect } from 'chai';
import { json } from '../../../core/support/scripted-http.js';
import { each, eachList, W, WS } from '../support/cases.js';
import { CLIENT, TAG, TASK } from '../support/samples.js';
import { called, read } from '../support/sent.js';

describe('requests to Toggl about tasks, clients and tags', () => {
  const taskAt = { ...W, project_id: 31, task_id: 61 };
  each('T89', [
    ['getTask', taskAt, TASK, `GET ${WS}/projects/31/tasks/61`],
    [
      'createTask',
      { ...W, project_id: 31, name: 'Read', estimated_seconds: 3600 },
      TASK,
      `POST ${WS}/projects/31/tasks`,
      { name: 'Read', estimated_seconds: 3600 },
    ],
    ['updateTask', { ...taskAt, active: false }, TASK, `PUT ${WS}/projects/31/tasks/61`, { active: false }],
    ['deleteTask', taskAt, undefined, `DELETE ${WS}/projects/31/tasks/61`],
    [
      'editTasks',
      { ...W, project_id: 31, task_ids: [61, 62], edits: [{ op: 'replace', path: '/active', value: false }] },
      { success: [61, 62], failure: [] },
      `PATCH ${WS}/projects/31/tasks/61,62`,
      [{ op: 'replace', path: '/active', value: false }],
    ],
  ]);
  eachList('T89', [
    [
      'listProjectTasks',
      { ...W, project_id: 31, active: true },
      { ...TASK, tracked_seconds: 1_800_000 },
      `GET ${WS}/projects/31/tasks?active=true`,
    ],
  ]);
  eachList('T90', [['listClients', { ...W, status: 'both', name: 'Ac' }, CLIENT, `GET ${WS}/clients?status=both&name=Ac`]]);
  each('T90', [
    ['getClient', { ...W, client_id: 41 }, CLIENT, `GET ${WS}/clients/41`],
    ['createClient', { ...W, name: 'Acme', notes: 'Good' }, CLIENT, `POST ${WS}/clients`, { name: 'Acme', notes: 'Good' }],
    ['updateClient', { ...W, client_id: 41, name: 'Acme AG' }, CLIENT, `PUT ${WS}/clients/41`, { name: 'Acme AG' }],
    ['deleteClient', { ...W, client_id: 41 }, 41, `DELETE ${WS}/clients/41`],
    ['archiveClient', { ...W, client_id: 41 }, [31], `POST ${WS}/clients/41/archive`],
    [
      'restoreClient',
      { ...W, client_id: 41, restore_all_projects: true },
      CLIENT,
      `POST ${WS}/clients/41/restore`,
      { restore_all_projects: true },
    ],
  ]);
  each('T18', [
    [
      'archiveClients',
      { ...W, client_ids: [41, 42] },
      [{ client_ids: [41, 42], project_ids: [31] }],
      `POST ${WS}/clients/archive`,
      [41, 42],
    ],
    ['deleteClients', { ...W, client_ids: [41, 42] }, 'OK', `POST ${WS}/clients/delete`, [41, 42]],
  ]);

  it('T18: listClientsById posts the ids alone', async () => {
    const { sent, records } = await read('listClientsById', { ...W, client_ids: [41] }, [json([CLIENT])]);
    expect(sent).to.deep.equal([{ line: `POST ${WS}/clients/data`, body: [41] }]);
    expect(records).to.deep.equal([CLIENT]);
  });

  each('T91', [
    ['createTag', { ...W, name: 'urgent' }, [TAG], `POST ${WS}/tags`, { name: 'urgent' }],
    ['renameTag', { ...W, tag_id: 51, name: 'later' }, [TAG], `PUT ${WS}/tags/51`, { name: 'later' }],
    ['deleteTag', { ...W, tag_id: 51 }, undefined, `DELETE ${WS}/tags/51`],
  ]);

  it('T90, T91: gives what Toggl answers bare a name', async () => {
    expect((await called('createTag', { ...W, name: 'urgent' }, [TAG])).output).to.deep.equal({ tags: [TAG] });
    expect((await called('archiveClient', { ...W, client_id: 41 }, [31])).output).to.deep.equal({ project_ids: [31] });
  });
});
