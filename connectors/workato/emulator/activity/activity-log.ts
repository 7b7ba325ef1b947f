import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { integer, texts, time } from '../query.js';
import { badRequest } from '../refused.js';
import type { ActivityRecord } from './records.js';
import { activityView } from './view.js';

const MOST = 100;

/** Row 87 of the endpoints: newest first, from the one before `page[after]` on. Facts: K74, K147, K156. */
export function addActivityLog(api: Api): void {
  api.get('/activity_logs', (call) => {
    const size = integer(call.request, 'page[size]') ?? MOST;
    if (size < 1) throw badRequest('page[size] must be greater than 0');
    const found = call.workspace.activities.live(fitting(call)).toReversed();
    return ok({ data: found.slice(0, Math.min(size, MOST)).map((one) => activityView(one, call)) });
  });
}

function fitting({ request }: Call): (one: ActivityRecord) => boolean {
  const after = integer(request, 'page[after]') ?? Infinity;
  const [from, to] = [time(request, 'from') ?? -Infinity, time(request, 'to') ?? Infinity];
  const users = texts(request, 'users_ids');
  const resources = chosen(texts(request, 'include_resource_types'), texts(request, 'exclude_resource_types'));
  const events = chosen(texts(request, 'include_event_types'), texts(request, 'exclude_event_types'));
  return ({ id, at, user_id, resource_type, event_type }) =>
    id < after &&
    at >= from &&
    at <= to &&
    (users.length === 0 || users.includes(String(user_id))) &&
    resources(resource_type) &&
    events(event_type);
}

/** Recipes are `flow` where they are asked for and `Flow` where they are shown: capitals make no difference. */
function chosen(included: readonly string[], excluded: readonly string[]): (word: string) => boolean {
  const has = (words: readonly string[], word: string): boolean => words.some((one) => one.toLowerCase() === word.toLowerCase());
  return (word) => (included.length === 0 || has(included, word)) && !has(excluded, word);
}
