import { each, eachList, O, ORG, W, WS } from '../support/cases.js';

describe('requests to Toggl about people', () => {
  const member = { id: 71, workspace_id: 777, project_id: 31, user_id: 5 };
  eachList('T92', [['listProjectUsers', { ...W, project_ids: [31, 32] }, member, `GET ${WS}/project_users?project_ids=31,32`]]);
  each('T92', [
    [
      'addProjectUser',
      { ...W, project_id: 31, user_id: 5, manager: true },
      member,
      `POST ${WS}/project_users`,
      { project_id: 31, user_id: 5, manager: true },
    ],
    ['updateProjectUser', { ...W, project_user_id: 71, rate: 80 }, member, `PUT ${WS}/project_users/71`, { rate: 80 }],
    ['removeProjectUser', { ...W, project_user_id: 71 }, undefined, `DELETE ${WS}/project_users/71`],
  ]);
  eachList('T70', [
    ['listWorkspaceUsers', { ...W, exclude_deleted: true }, { id: 5, fullname: 'Ann' }, `GET ${WS}/users?exclude_deleted=true`],
    ['listMemberships', { ...W, includeIndirect: false }, { id: 81, uid: 5 }, `GET ${WS}/workspace_users?includeIndirect=false`],
    ['listGroups', W, { id: 91, workspace_id: 777, name: 'Ops' }, `GET ${WS}/groups`],
    ['listOrganizationGroups', O, { group_id: 91, name: 'Ops', workspaces: [777] }, `GET ${ORG}/groups`],
  ]);
  each('T32', [
    ['updateMembership', { ...W, workspace_user_id: 81, inactive: true }, { id: 81 }, `PUT ${WS}/workspace_users/81`, { inactive: true }],
    ['deleteMembership', { ...W, workspace_user_id: 81 }, undefined, `DELETE ${WS}/workspace_users/81`],
    ['createGroup', { ...W, name: 'Ops' }, { id: 91, workspace_id: 777, name: 'Ops' }, `POST ${WS}/groups`, { name: 'Ops' }],
    [
      'renameGroup',
      { ...W, group_id: 91, name: 'Dev' },
      { id: 91, workspace_id: 777, name: 'Dev' },
      `PUT ${WS}/groups/91`,
      { name: 'Dev' },
    ],
    ['deleteGroup', { ...W, group_id: 91 }, undefined, `DELETE ${WS}/groups/91`],
    [
      'createOrganizationGroup',
      { ...O, name: 'Ops', workspaces: [777] },
      { group_id: 91, name: 'Ops' },
      `POST ${ORG}/groups`,
      { name: 'Ops', workspaces: [777] },
    ],
    ['updateOrganizationGroup', { ...O, group_id: 91, users: [5] }, { group_id: 91, name: 'Ops' }, `PUT ${ORG}/groups/91`, { users: [5] }],
    ['deleteOrganizationGroup', { ...O, group_id: 91 }, undefined, `DELETE ${ORG}/groups/91`],
  ]);
  each('T71', [
    [
      'inviteUsers',
      { ...O, emails: ['bo@example.com'], workspaces: [{ workspace_id: 777, role: 'user' }], skip_email: true },
      { data: [{ email: 'bo@example.com', invitation_id: 1 }], invitations: null, messages: [] },
      `POST ${ORG}/invitations`,
      { emails: ['bo@example.com'], workspaces: [{ workspace_id: 777, role: 'user' }], skip_email: true },
    ],
  ]);
});
