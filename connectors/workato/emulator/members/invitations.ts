import type { Answer } from 'trunkline/testing';
import { ENVIRONMENTS } from '../access/records.js';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { badRequest, tooMany } from '../refused.js';
import { MINUTE_MS, SECOND_MS } from '../times.js';
import { readRoles } from './environment-roles.js';
import type { EnvironmentRole } from './records.js';
import { invitationView } from './views.js';

const AGAIN_MS = 20 * MINUTE_MS;

/** Row 85 of the endpoints. Facts: K49, K144. */
export function addInvitations(api: Api): void {
  api.post('/member_invitations', (call) => {
    const { invitations } = call.workspace;
    const fields = new Fields(call.body);
    const name = fields.requiredText('name');
    const email = fields.requiredText('email');
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) fields.refuse('email', 'is invalid');
    const roles = chosenRoles(call, fields);
    fields.check();
    needPause(call, email);
    const invitation = invitations.add({ ...newIn(invitations, call.now), name, email, roles });
    call.effect('member_invitation.created', invitation.id, email);
    return ok(invitationView(invitation)) satisfies Answer;
  });
}

/** One role for every environment, or one for each. */
function chosenRoles({ workspace }: Call, fields: Fields): readonly EnvironmentRole[] {
  const each = readRoles(workspace, fields);
  const role_name = fields.text('role_name');
  if (each === undefined && role_name === undefined) fields.refuse('role_name', "can't be blank");
  if (role_name === undefined) return each ?? [];
  if (!workspace.roles.live().some(({ name }) => name === role_name)) throw badRequest(`Role ${role_name} not found`);
  return ENVIRONMENTS.map((environment_type) => ({ environment_type, role_name }));
}

/** Nobody is invited to a workspace twice within twenty minutes. */
function needPause({ workato, workspace, now }: Call, email: string): void {
  if (!workato.options.hasLimits) return;
  const last = workspace.invitations.live((one) => one.email === email).at(-1);
  const wait = last === undefined ? 0 : last.created_at + AGAIN_MS - now;
  if (wait > 0) throw tooMany(`${email} was invited less than 20 minutes ago`, Math.ceil(wait / SECOND_MS));
}
