import { isJson } from '../fields.js';
import { applicationsOf, parse } from '../recipes/code.js';
import { newRecipe } from '../recipes/new-recipe.js';
import type { RecipeRecord } from '../recipes/records.js';
import type { Workspace } from '../workspace.js';
import type { ArchivedFile, ImportOrder, RecipeStatus } from './records.js';

interface Brought {
  readonly name: string;
  readonly description: string;
  readonly code: string;
}

/** Recipes that run and have the name of one that the archive brings. */
export function runningTargets(workspace: Workspace, { folder_id }: ImportOrder, files: readonly ArchivedFile[]): RecipeRecord[] {
  const names = new Set(recipesIn(files).map(({ name }) => name));
  return workspace.recipes.live((one) => one.folder_id === folder_id && one.running && names.has(one.name));
}

/** Makes or changes the recipes of the archive; one that runs goes on with what it is now. */
export function bringRecipes(workspace: Workspace, order: ImportOrder, files: readonly ArchivedFile[], now: number): RecipeStatus[] {
  return recipesIn(files).map((brought) => bring(workspace, order, brought, now));
}

function bring({ recipes }: Workspace, { folder_id }: ImportOrder, brought: Brought, now: number): RecipeStatus {
  const [present] = recipes.live((one) => one.folder_id === folder_id && one.name === brought.name);
  const content = { ...brought, ...applicationsOf(brought.code), folder_id, updated_at: now };
  if (present === undefined) {
    const { id } = recipes.add({ ...newRecipe(recipes.nextId, now), ...content });
    return { id, import_result: 'no_update_or_updated_without_restart' };
  }
  recipes.change(present, { ...content, version_no: present.version_no + 1 });
  return { id: present.id, import_result: present.running ? 'restarted' : 'no_update_or_updated_without_restart' };
}

function recipesIn(files: readonly ArchivedFile[]): Brought[] {
  return files
    .filter(([name]) => name.endsWith('.recipe.json'))
    .flatMap(([, text]) => {
      const content = parse(text);
      if (!isJson(content) || typeof content['name'] !== 'string') return [];
      const { name, description, code } = content;
      return [{ name, description: String(description ?? ''), code: typeof code === 'string' ? code : JSON.stringify(code ?? {}) }];
    });
}
