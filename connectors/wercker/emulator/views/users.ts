import type { UserRecord } from '../records.js';
import { ADA, USERS } from '../seeds/catalog.js';

/** An owner, or the user of a run. Facts: C56. */
export function unifiedUser({ username, name, userId, type, gravatar }: UserRecord) {
  return { type: 'wercker', name, avatar: { gravatar }, userId, meta: { username, type, werckerEmployee: false } };
}

export function userNamed(username: string): UserRecord {
  return USERS.find((user) => user.username === username) ?? ADA;
}
