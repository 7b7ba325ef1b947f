import { datesOf } from '../dated.js';
import { pacificTime } from '../times.js';
import type { InvitationRecord, MemberRecord, RoleRecord } from './records.js';

/** Facts: K141, K142. */
export function memberView({ id, grant_type, roles, external_id, name, email, time_zone, created_at }: MemberRecord) {
  return { id, grant_type, roles, external_id, name, email, time_zone, last_activity_log: null, created_at: pacificTime(created_at) };
}

/** Facts: K144. */
export function invitationView({ id, name, email, roles, created_at }: InvitationRecord) {
  return { id, name, email, roles, created_at: pacificTime(created_at) };
}

/** Facts: K145. */
export function roleView(role: RoleRecord) {
  const { id, name, folder_ids } = role;
  return { id, name, folder_ids, ...datesOf(role) };
}
