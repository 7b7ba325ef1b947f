import { applicationsOf } from '../recipes/code.js';
import { newRecipe } from '../recipes/new-recipe.js';
import { DAY_MS } from '../times.js';
import type { Workato } from '../workato.js';
import { codeOf, seedJobs } from './recipes.js';

const RECIPES = ['Acme orders', 'Acme people'];

/** A customer's workspace: one project, two recipes, and a few jobs of the first. */
export function seedManaged(workato: Workato, now: number): void {
  const { managed } = workato;
  const at = now - 90 * DAY_MS;
  const times = { created_at: at, updated_at: at };
  const root = managed.folders.add({ id: managed.folders.nextId, name: 'Home', parent_id: null, project_id: null, ...times });
  const folder_id = managed.folders.nextId;
  const project = managed.projects.add({ id: managed.projects.nextId, folder_id, name: 'Acme', description: '' });
  managed.folders.add({ id: folder_id, name: 'Acme', parent_id: root.id, project_id: project.id, ...times });
  for (const [index, name] of RECIPES.entries()) {
    const code = codeOf('clock', 'netsuite');
    const draft = { ...newRecipe(managed.recipes.nextId, at), name, folder_id, code, running: index === 0, ...applicationsOf(code) };
    const recipe = managed.recipes.add(draft);
    if (recipe.running) seedJobs(workato, managed, recipe.id, 3, now);
  }
}
