import { refuse } from '../answers.js';
import { isObject } from '../fields.js';
import type { EventFilter } from './records.js';

const ENTITIES = ['client', 'project', 'project_group', 'project_user', 'tag', 'task', 'time_entry', 'workspace', 'workspace_user'];
const ACTIONS = ['created', 'updated', 'deleted'];
const ANY = '*';

/** What can be subscribed to, as `GET /event_filters` answers. Source: old docs, webhooks. */
export const EVENT_FILTERS = Object.fromEntries(ENTITIES.map((entity) => [entity, ACTIONS]));

/** Filters as a body gives them; refuses what nothing would ever match, repeats, and more than the plan allows. */
export function readFilters(value: unknown, max: number): EventFilter[] {
  if (!Array.isArray(value) || value.length === 0) throw refuse(400, 'Event filters must not be empty');
  if (value.length > max) throw refuse(400, `At most ${max} event filters are allowed for this subscription`);
  const filters = value.map(readFilter);
  if (new Set(filters.map(({ entity, action }) => `${entity} ${action}`)).size < filters.length)
    throw refuse(400, 'An event filter is given more than once');
  return filters;
}

export function matches(filters: readonly EventFilter[], entity: string, action: string): boolean {
  return filters.some((filter) => [entity, ANY].includes(filter.entity) && [action, ANY].includes(filter.action));
}

function readFilter(value: unknown): EventFilter {
  const { entity, action } = isObject(value) ? value : {};
  if (typeof entity !== 'string' || ![...ENTITIES, ANY].includes(entity))
    throw refuse(400, `Invalid entity of an event filter: ${String(entity)}`);
  if (typeof action !== 'string' || ![...ACTIONS, ANY].includes(action))
    throw refuse(400, `Invalid action of an event filter: ${String(action)}`);
  return { entity, action };
}
