import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { Fields } from '../fields.js';
import { readRoles } from './environment-roles.js';
import type { MemberRecord } from './records.js';
import { memberView } from './views.js';

/** Rows 82 to 84 of the endpoints. Facts: K77, K141 to K143. */
export function addMembers(api: Api): void {
  api
    .get('/members', ({ workspace }) => {
      const data = workspace.members.live().map(memberView);
      return ok({ data, total: data.length });
    })
    .get('/members/{id}', (call) => ok(memberView(memberOf(call))))
    .put('/members/{id}', changeRoles)
    .delete('/members/{id}', (call) => {
      const member = memberOf(call);
      call.workspace.members.delete(member, call.now);
      call.effect('member.deleted', member.id, member.name);
      return success();
    })
    .get('/members/{id}/privileges', (call) =>
      ok({ data: memberOf(call).roles.map((role) => ({ ...role, privileges: privilegesOf(role) })) }),
    )
    .get('/members/{id}/projects_privileges', (call) => ok({ data: projectsOf(call, 'privileges') }))
    .get('/members/{id}/project_grants', (call) => ok({ data: projectsOf(call, 'role_names') }));
}

/** Roles of environments that are not named stay. */
function changeRoles(call: Call): Answer {
  const member = memberOf(call);
  const fields = new Fields(call.body);
  const given = readRoles(call.workspace, fields);
  if (given === undefined) fields.refuse('env_roles', "can't be blank");
  fields.check();
  const named = new Set(given?.map(({ environment_type }) => environment_type));
  const kept = member.roles.filter(({ environment_type }) => !named.has(environment_type));
  call.workspace.members.change(member, { roles: [...kept, ...(given ?? [])], updated_at: call.now });
  call.effect('member.updated', member.id, member.name);
  return ok(memberView(member));
}

/** What each project allows, as the emulator has it: what the roles do. */
function projectsOf(call: Call, what: 'privileges' | 'role_names'): object[] {
  const { roles } = memberOf(call);
  const allowed = what === 'privileges' ? [...new Set(roles.flatMap(privilegesOf))] : [...new Set(roles.map(({ role_name }) => role_name))];
  return call.workspace.projects.live().map(({ id, name }) => ({ project_id: id, project_name: name, [what]: allowed }));
}

function privilegesOf({ role_name }: MemberRecord['roles'][number]): readonly string[] {
  return role_name === 'Admin' ? ['read', 'create', 'update', 'delete', 'run'] : ['read'];
}

function memberOf(call: Call): MemberRecord {
  return found(call.workspace.members.find(call.id()));
}
