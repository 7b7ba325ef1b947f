import { expect } from 'chai';
import { rejection } from '../../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../../core/support/scripted-http.js';
import { each, W, WS } from '../support/cases.js';
import { PROJECT } from '../support/samples.js';
import { BY_TOKEN, openToggl, sends, told } from '../support/sent.js';

describe('requests to Toggl about projects', () => {
  each('T82', [
    ['getProject', { ...W, project_id: 31 }, PROJECT, `GET ${WS}/projects/31`],
    [
      'createProject',
      { ...W, name: 'Audit', rate: 80, recurring: true },
      PROJECT,
      `POST ${WS}/projects`,
      { name: 'Audit', rate: 80, recurring: true },
    ],
    [
      'updateProject',
      { ...W, project_id: 31, active: false, client_id: null },
      PROJECT,
      `PUT ${WS}/projects/31`,
      { active: false, client_id: null },
    ],
  ]);
  each('T83', [
    ['createProject', { ...W, name: 'Audit', client_name: 'Acme' }, PROJECT, `POST ${WS}/projects`, { name: 'Audit', client_name: 'Acme' }],
  ]);
  each('T85', [
    ['deleteProject', { ...W, project_id: 31, teDeletionMode: 'unassign' }, 31, `DELETE ${WS}/projects/31?teDeletionMode=unassign`],
  ]);
  each('T30', [
    [
      'editProjects',
      { ...W, project_ids: [31, 32], edits: [{ op: 'replace', path: '/active', value: false }] },
      { success: [31, 32], failure: [] },
      `PATCH ${WS}/projects/31,32`,
      [{ op: 'replace', path: '/active', value: false }],
    ],
  ]);
  each('T88', [
    ['getProjectStatistics', { ...W, project_id: 31 }, { earliest_time_entry: '2026-01-01T00:00:00Z' }, `GET ${WS}/projects/31/statistics`],
    ['pinProject', { ...W, project_id: 31, pin: true }, undefined, `POST ${WS}/projects/31/pin`, { pin: true }],
  ]);

  it('T28: changes nothing rather than ask for a change of which the plan has nothing', async () => {
    const http = new ScriptedHttp(() => json({ id: 777, name: 'Mine' }));
    const toggl = await openToggl(http, { ...BY_TOKEN, plan: 'free' });
    const error = await rejection(toggl.call('updateWorkspace', { ...W, default_hourly_rate: 4, default_currency: 'EUR' }));
    expect((error as Error).message).to.match(/was not sent: without `default_hourly_rate`, `default_currency` it would change nothing/);
    expect(http.requests).to.deep.equal([]);
    await toggl.call('updateWorkspace', { ...W, name: 'Mine', default_hourly_rate: 4 });
    expect(http.requests.map(told)).to.deep.equal([{ line: `PUT ${WS}`, body: { name: 'Mine' } }]);
  });

  it('T28, T82: leaves out what the plan does not have', async () => {
    const input = { ...W, name: 'Audit', color: '#0b83d9', rate: 80, billable: true, template: false };
    const free = await sends('createProject', input, PROJECT, { ...BY_TOKEN, plan: 'free' });
    expect(free.body).to.deep.equal({ name: 'Audit', color: '#0b83d9' });
    const premium = await sends('createProject', input, PROJECT, { ...BY_TOKEN, plan: 'premium' });
    expect(premium.body).to.deep.equal({ name: 'Audit', color: '#0b83d9', rate: 80, billable: true, template: false });
  });
});
