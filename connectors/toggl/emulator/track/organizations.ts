import type { Answer, Routes } from 'trunkline/testing';
import { type Access, isAdmin, needOrganizationAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { needsPlan, ok } from '../answers.js';
import { given, required } from '../fields.js';
import type { Organization, Workspace } from '../records.js';
import { organizationView, workspaceView } from '../views/account.js';
import { PAID_SETTINGS, SETTINGS } from './workspaces.js';

/** Source: OpenAPI files, organizations. */
export function addOrganizations(routes: Routes, access: Access): void {
  access.user(routes.under('/organizations')).post('', createOrganization);
  access
    .organization(routes.under('/organizations/{organization_id}'))
    .get('', (call, organization) => ok(organizationView(call.toggl, organization, isAnAdmin(call, organization))))
    .put('', (call, organization) => {
      needOrganizationAdmin(call, organization);
      call.toggl.organizations.change(organization, given(call.body, { name: 'text' }), call.now);
      call.toggl.file.ledger.append('organization.updated', organization.id, call.request, organization.name);
      return ok(organizationView(call.toggl, organization, true));
    })
    .post('/workspaces', (call, organization) => {
      needOrganizationAdmin(call, organization);
      return ok(workspaceView(call.toggl, createWorkspace(call, organization), true));
    });
}

/** With a first workspace; its plan is the free one. */
function createOrganization(call: Call): Answer {
  const { name, workspace_name } = given(call.body, { name: 'text', workspace_name: 'text' });
  const draft = { name: required(name, 'name'), plan: 'free' as const, created_at: call.now };
  const organization = call.toggl.organizations.add(draft, call.now);
  call.toggl.file.ledger.append('organization.created', organization.id, call.request, organization.name);
  const workspace = createWorkspace(call, organization, { name: workspace_name ?? draft.name });
  return ok({ ...organizationView(call.toggl, organization, true), workspace_id: workspace.id, workspace_name: workspace.name });
}

/** Paid settings are refused with 402 where the organization's plan lacks them. */
function createWorkspace(call: Call, organization: Organization, body: unknown = call.body): Workspace {
  const { name, ...settings } = given(body, SETTINGS);
  const paid = PAID_SETTINGS.find((setting) => setting in settings);
  if (paid !== undefined && organization.plan === 'free') throw needsPlan(`'${paid}' and its like`);
  const draft = {
    organization_id: organization.id,
    name: required(name, 'name'),
    default_currency: 'USD',
    default_hourly_rate: null,
    rounding: 1,
    rounding_minutes: 0,
    only_admins_may_create_projects: false,
    only_admins_may_create_tags: false,
    only_admins_see_team_dashboard: false,
    projects_billable_by_default: false,
    ...settings,
  };
  const workspace = call.toggl.workspaces.add(draft, call.now);
  const member = { workspace_id: workspace.id, user_id: call.user.id, admin: true, active: true, rate: null, labor_cost: null };
  call.toggl.members.add(member, call.now);
  const payload = workspaceView(call.toggl, workspace, true);
  const change = { call, workspace_id: workspace.id, entity: 'workspace', action: 'created' as const, id: workspace.id, payload };
  call.toggl.announce(change, 'created', workspace.name);
  return workspace;
}

function isAnAdmin(call: Call, { id }: Organization): boolean {
  return call.toggl.workspacesOf(call.user).some((workspace) => workspace.organization_id === id && isAdmin(call, workspace));
}
