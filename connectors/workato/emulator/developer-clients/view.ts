import type { ClientRoleRecord, DeveloperClientRecord } from '../access/records.js';
import { datesOf } from '../dated.js';
import { pacificTime } from '../times.js';

/** The token itself is shown where it was made just now, and never again. Facts: K20, K139. */
export function developerClientView(client: DeveloperClientRecord, withToken = false) {
  const { id, name, api_privilege_group_id, all_folders, folder_ids, environment, token, updated_at } = client;
  return {
    id,
    name,
    api_privilege_group_id,
    all_folders,
    folder_ids,
    environment_name: environment,
    ...datesOf(client),
    token: { ...(withToken && { value: token }), updated_at: pacificTime(updated_at) },
  };
}

/** Facts: K140. */
export function clientRoleView({ id, name }: ClientRoleRecord) {
  return { id, name };
}
