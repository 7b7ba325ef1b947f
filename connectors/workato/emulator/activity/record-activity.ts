import type { Call } from '../access/call.js';
import { eventOf } from './resource-types.js';

/** What is done through the API is done by the workspace's root user. */
export function recordActivity({ workspace, now, request }: Call, kind: string, resource_id: number | string, name?: string): void {
  const { activities, id: user_id } = workspace;
  const event = eventOf(kind);
  if (event === undefined) return;
  const resource = { resource_id, resource_name: name ?? null };
  activities.add({ id: activities.nextId, at: now, ...event, ...resource, user_id, user_agent: request.headers['user-agent'] ?? '' });
}
