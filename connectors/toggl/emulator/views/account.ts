import { includes } from '../plans.js';
import type { Organization, User, Workspace } from '../records.js';
import { isoMicros, isoTime } from '../times.js';
import type { Toggl } from '../toggl.js';

export function userView(user: User): Record<string, unknown> {
  const { id, api_token, email, fullname, timezone, beginning_of_week, default_workspace_id, country_id } = user;
  return {
    id,
    api_token,
    email,
    fullname,
    timezone,
    beginning_of_week,
    default_workspace_id,
    country_id,
    toggl_accounts_id: `accounts-${id}`,
    image_url: '',
    openid_enabled: false,
    has_password: true,
    created_at: isoMicros(user.created_at, 'Z'),
    updated_at: isoMicros(user.at, 'Z'),
    at: isoMicros(user.at, 'Z'),
  };
}

export function organizationView(toggl: Toggl, organization: Organization, isAdmin: boolean): Record<string, unknown> {
  const { id, name, plan, created_at, at, server_deleted_at } = organization;
  const isOfIt = (workspace: Workspace): boolean => workspace.organization_id === id;
  const workspaces = new Set(toggl.workspaces.live(isOfIt).map((workspace) => workspace.id));
  const users = new Set(toggl.members.live(({ workspace_id }) => workspaces.has(workspace_id)).map(({ user_id }) => user_id));
  return {
    id,
    name,
    pricing_plan_name: plan,
    admin: isAdmin,
    owner: isAdmin,
    is_multi_workspace_enabled: includes(plan, 'enterprise'),
    max_workspaces: 20,
    user_count: users.size,
    created_at: isoTime(created_at),
    at: isoTime(at),
    server_deleted_at: server_deleted_at === null ? null : isoTime(server_deleted_at),
  };
}

export function workspaceView(toggl: Toggl, workspace: Workspace, isAdmin: boolean): Record<string, unknown> {
  const { at, server_deleted_at, ...settings } = workspace;
  const { plan } = toggl.organizationOf(workspace.id);
  return {
    ...settings,
    premium: includes(plan, 'premium'),
    business_ws: includes(plan, 'enterprise'),
    admin: isAdmin,
    role: isAdmin ? 'admin' : 'user',
    at: isoTime(at),
    server_deleted_at: server_deleted_at === null ? null : isoTime(server_deleted_at),
    logo_url: '',
    ical_enabled: true,
  };
}
