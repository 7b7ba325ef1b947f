import { DAY_MS } from '../times.js';
import type { Workspace } from '../workspace.js';

const SYSTEM_ROLES = ['Admin', 'Analyst', 'Operator'];

/** Three people besides the root user, the system's roles, and one of the workspace's own. */
export function seedMembers({ members, roles }: Workspace, now: number): void {
  const dates = { created_at: now - 300 * DAY_MS, updated_at: now - 300 * DAY_MS };
  for (const name of SYSTEM_ROLES) roles.add({ id: roles.nextId, name, folder_ids: [], is_system: true, ...dates });
  roles.add({ id: roles.nextId, name: 'Bookkeeper', folder_ids: [], is_system: false, ...dates });
  const member = (name: string, role_name: string, external_id: string | null): void => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`;
    const usual = { grant_type: 'team', time_zone: 'Pacific Time (US & Canada)', roles: [{ environment_type: 'dev', role_name }] } as const;
    members.add({ id: members.nextId, name, email, external_id, ...usual, ...dates });
  };
  member('Ben Heron', 'Admin', null);
  member('Cid Stoat', 'Analyst', 'sso-3');
  member('Dot Wren', 'Bookkeeper', null);
}
