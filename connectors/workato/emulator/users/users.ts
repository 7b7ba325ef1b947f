import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { ROOT_USER } from '../seeds/people.js';
import { DAY_MS, pacificTime } from '../times.js';

/** Row 1 of the endpoints. Facts: K78. */
export function addUsers(api: Api): void {
  api.get('/users/me', (call) => ok(workspaceDetails(call)));
}

function workspaceDetails({ workspace, workato, now }: Call): object {
  const recipes = workspace.recipes.live();
  const monthStart = now - (now % (30 * DAY_MS));
  return {
    id: workspace.id,
    name: workspace.name === 'own' ? ROOT_USER.name : 'Acme',
    email: ROOT_USER.email,
    plan_id: workato.options.isTrialOver ? 'trial' : 'enterprise',
    current_billing_period_start: pacificTime(monthStart),
    current_billing_period_end: pacificTime(monthStart + 30 * DAY_MS),
    recipes_count: recipes.length,
    active_recipes_count: recipes.filter(({ running }) => running).length,
    company_name: workspace.name === 'own' ? 'Example' : 'Acme',
    root_folder_id: workspace.rootFolderId,
    created_at: pacificTime(workspace.folders.find(workspace.rootFolderId)?.created_at ?? now),
    last_seen: pacificTime(now),
  };
}
