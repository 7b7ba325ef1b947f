import type { Call } from '../access/call.js';
import { ROOT_USER } from '../seeds/people.js';
import { pacificTime } from '../times.js';
import type { Workspace } from '../workspace.js';
import type { ActivityRecord } from './records.js';

/** Facts: K146. */
export function activityView(one: ActivityRecord, { workspace }: Call) {
  const { id, at, event_type, resource_type, resource_id, resource_name, user_agent } = one;
  return {
    id,
    timestamp: pacificTime(at),
    event_type,
    workspace: { id: workspace.id, ...ROOT_USER, environment: { name: 'DEV' } },
    user: userOf(one.user_id, workspace),
    resource: { id: resource_id, name: resource_name, type: resource_type },
    details: { request: { ip_address: '127.0.0.1', user_agent } },
  };
}

function userOf(id: number, { members }: Workspace) {
  const { name, email } = members.find(id) ?? ROOT_USER;
  return { id, name, email };
}
