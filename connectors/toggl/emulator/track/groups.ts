import type { Routes } from 'trunkline/testing';
import { type Access, needOrganizationAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { given, required } from '../fields.js';
import type { Group, Organization } from '../records.js';
import { groupView, workspaceGroupView } from '../views/small.js';
import { editGroup } from './edit-group.js';

const FIELDS = { name: 'text', users: 'integers', workspaces: 'integers' } as const;

/** Groups belong to an organization; a workspace sees those it is in. Source: OpenAPI files, groups. */
export function addGroups(routes: Routes, access: Access): void {
  access
    .organization(routes.under('/organizations/{organization_id}/groups'))
    .get('', ({ toggl }, { id }) =>
      ok(toggl.groups.live(({ organization_id }) => organization_id === id).map((group) => groupView(toggl, group))),
    )
    .post('', (call, organization) => ok(groupView(call.toggl, createGroup(call, organization))))
    .put('/{id}', (call, organization) => ok(groupView(call.toggl, updateGroup(call, organization))))
    .patch('/{id}', (call, organization) => {
      needOrganizationAdmin(call, organization);
      const group = findGroup(call, organization);
      const answer = editGroup(call, group);
      note(call, group, 'updated');
      return answer;
    })
    .delete('/{id}', (call, organization) => ok(deleteGroup(call, organization)));

  access
    .workspace(routes.under('/workspaces/{workspace_id}/groups'))
    .get('', ({ toggl }, { id }) =>
      ok(toggl.groups.live(({ workspace_ids }) => workspace_ids.includes(id)).map((group) => workspaceGroupView(group, id))),
    )
    .post('', (call, { id, organization_id }) => ok(workspaceGroupView(createGroup(call, organizationBy(call, organization_id), [id]), id)))
    .put('/{id}', (call, { id, organization_id }) => ok(workspaceGroupView(updateGroup(call, organizationBy(call, organization_id)), id)))
    .delete('/{id}', (call, { organization_id }) => {
      deleteGroup(call, organizationBy(call, organization_id));
      return done;
    });
}

function createGroup(call: Call, organization: Organization, workspace_ids: readonly number[] = []): Group {
  needOrganizationAdmin(call, organization);
  const { name, users = [], workspaces = workspace_ids } = given(call.body, FIELDS);
  const draft = { organization_id: organization.id, name: freeName(call, organization, required(name, 'name')) };
  const group = call.toggl.groups.add({ ...draft, user_ids: users, workspace_ids: workspaces }, call.now);
  note(call, group, 'created');
  return group;
}

function updateGroup(call: Call, organization: Organization): Group {
  needOrganizationAdmin(call, organization);
  const group = findGroup(call, organization);
  const { name = group.name, users = group.user_ids, workspaces = group.workspace_ids } = given(call.body, FIELDS);
  if (name !== group.name) freeName(call, organization, name);
  call.toggl.groups.change(group, { name, user_ids: users, workspace_ids: workspaces }, call.now);
  note(call, group, 'updated');
  return group;
}

function deleteGroup(call: Call, organization: Organization): number {
  needOrganizationAdmin(call, organization);
  const group = findGroup(call, organization);
  call.toggl.groups.delete(group, call.now);
  note(call, group, 'deleted');
  return group.id;
}

function findGroup(call: Call, { id }: Organization): Group {
  const group = call.toggl.groups.find(call.id('id'));
  if (group?.organization_id !== id) throw notFound('group');
  return group;
}

function organizationBy({ toggl }: Call, id: number): Organization {
  const organization = toggl.organizations.find(id);
  if (organization === undefined) throw notFound('organization');
  return organization;
}

function freeName({ toggl }: Call, { id }: Organization, name: string): string {
  if (toggl.groups.live((group) => group.organization_id === id && group.name === name).length > 0)
    throw refuse(400, 'Name has already been taken');
  return name;
}

/** Groups are no webhook entity. */
function note({ toggl, request }: Call, { id, name }: Group, what: string): void {
  toggl.file.ledger.append(`group.${what}`, id, request, name);
}
