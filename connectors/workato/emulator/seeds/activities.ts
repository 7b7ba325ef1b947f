import { seededRandom } from 'trunkline/testing';
import { HOUR_MS } from '../times.js';
import type { Workato } from '../workato.js';
import { eventOf } from '../activity/resource-types.js';

const KINDS = ['recipe.started', 'recipe.updated', 'recipe.stopped', 'connection.updated', 'folder.created', 'package.exported'];

/** What people did in the hours before `now`, one thing an hour, the last one an hour ago. */
export function seedActivities({ own, options }: Workato, count: number, now: number): void {
  const { activities, members, id } = own;
  const users = [id, ...members.live().map((member) => member.id)];
  for (let number = 1; number <= count; number += 1) {
    const random = seededRandom(options.seed, number, 87);
    const event = eventOf(random.pick(KINDS));
    if (event === undefined) continue;
    const resource = { resource_id: random.integer(901, 920), resource_name: null };
    const at = now - (count - number + 1) * HOUR_MS;
    activities.add({ id: activities.nextId, at, ...event, ...resource, user_id: random.pick(users), user_agent: 'Mozilla/5.0' });
  }
}
