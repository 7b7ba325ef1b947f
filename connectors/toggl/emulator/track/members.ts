import type { Answer, Routes } from 'trunkline/testing';
import { type Access, needAdmin, needPlanFor } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { given } from '../fields.js';
import { flag } from '../query.js';
import type { Member, Workspace } from '../records.js';
import { memberView, workspaceUserView } from '../views/small.js';

/** Who is in a workspace, as persons and as memberships. Source: OpenAPI files, workspaces. */
export function addMembers(routes: Routes, access: Access): void {
  const membersOf = ({ toggl }: Call, { id }: Workspace): Member[] => toggl.members.live(({ workspace_id }) => workspace_id === id);
  access
    .workspace(routes.under('/workspaces/{workspace_id}'))
    .get('/users', (call, workspace) => {
      const members = membersOf(call, workspace).filter(({ active }) => active || !flag(call.request, 'exclude_deleted'));
      return ok(members.map((member) => workspaceUserView(call.toggl, member)));
    })
    .get('/workspace_users', (call, workspace) => {
      if (!call.request.query.has('includeIndirect')) throw refuse(400, "'includeIndirect' must be given");
      return ok(membersOf(call, workspace).map((member) => memberView(call.toggl, member)));
    })
    .put('/workspace_users/{id}', updateMember)
    .delete('/workspace_users/{id}', (call, workspace) => {
      needAdmin(call, workspace);
      const member = findMember(call, workspace);
      call.toggl.members.delete(member, call.now);
      announce(call, member, 'deleted');
      return done;
    });
}

function updateMember(call: Call, workspace: Workspace): Answer {
  needAdmin(call, workspace);
  needPlanFor(call, workspace, call.body, ['rate', 'labor_cost']);
  const member = findMember(call, workspace);
  const { inactive, ...changes } = given(call.body, { admin: 'flag', inactive: 'flag', rate: 'number?', labor_cost: 'number?' });
  call.toggl.members.change(member, { ...changes, ...(inactive !== undefined && { active: !inactive }) }, call.now);
  announce(call, member, 'updated');
  return ok(memberView(call.toggl, member));
}

function findMember(call: Call, { id }: Workspace): Member {
  const member = call.toggl.members.find(call.id('id'));
  if (member?.workspace_id !== id) throw notFound('workspace user');
  return member;
}

function announce(call: Call, member: Member, action: 'updated' | 'deleted'): void {
  const { id, workspace_id } = member;
  call.toggl.announce({ call, workspace_id, entity: 'workspace_user', action, id, payload: memberView(call.toggl, member) });
}
