import type { Client, Group, Member, ProjectUser, Tag } from '../records.js';
import { isoTime } from '../times.js';
import type { Toggl } from '../toggl.js';

export function clientView(client: Client): Record<string, unknown> {
  const { id, workspace_id, name, archived, notes, creator_id, external_reference, server_deleted_at } = client;
  return {
    id,
    wid: workspace_id,
    name,
    archived,
    notes,
    at: isoTime(client.at),
    creator_id,
    external_reference,
    server_deleted_at: server_deleted_at === null ? null : isoTime(server_deleted_at),
  };
}

/** A deleted tag says so in `deleted_at`. */
export function tagView({ id, workspace_id, name, at, creator_id, server_deleted_at }: Tag): Record<string, unknown> {
  return {
    id,
    workspace_id,
    name,
    at: isoTime(at),
    creator_id,
    ...(server_deleted_at !== null && { deleted_at: isoTime(server_deleted_at) }),
  };
}

export function projectUserView(one: ProjectUser): Record<string, unknown> {
  const { id, workspace_id, project_id, user_id, manager, rate, labor_cost, at } = one;
  return { id, workspace_id, project_id, user_id, manager, rate, labor_cost, at: isoTime(at), group_id: null };
}

export function groupView(toggl: Toggl, { id, name, organization_id, user_ids, workspace_ids, at }: Group): Record<string, unknown> {
  const users = user_ids.map((user_id) => ({ user_id, name: toggl.users.find(user_id)?.fullname ?? '', avatar_url: '', joined: true }));
  return { group_id: id, name, organization_id, users, workspaces: workspace_ids, at: isoTime(at) };
}

/** A group as a workspace shows it: the older form. */
export function workspaceGroupView({ id, name, user_ids, at }: Group, workspace_id: number): Record<string, unknown> {
  return { id, workspace_id, name, at: isoTime(at), has_users: user_ids.length > 0 };
}

/** A user of a workspace as a membership. */
export function memberView(toggl: Toggl, member: Member): Record<string, unknown> {
  const { id, workspace_id, user_id, admin, active, rate, labor_cost, at } = member;
  const { email, fullname, timezone } = userOf(toggl, member);
  return {
    id,
    user_id,
    workspace_id,
    admin,
    active,
    inactive: !active,
    email,
    name: fullname,
    timezone,
    rate,
    labor_cost,
    at: isoTime(at),
    uid: user_id,
    wid: workspace_id,
  };
}

/** A user of a workspace as a person. */
export function workspaceUserView(toggl: Toggl, member: Member): Record<string, unknown> {
  const { id, email, fullname } = userOf(toggl, member);
  return { id, email, fullname, inactive: !member.active, is_active: member.active, is_admin: member.admin };
}

function userOf(toggl: Toggl, { user_id }: Member): { id: number; email: string; fullname: string; timezone: string } {
  const user = toggl.users.find(user_id);
  if (user === undefined) throw new RangeError(`There is no user ${user_id}`);
  return user;
}
