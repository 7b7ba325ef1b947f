import type { Workspace } from '../workspace.js';
import { bringRecipes } from './import-recipes.js';

/** Does what imports that have come to their end by now were to do. */
export function finishImports(workspace: Workspace, now: number): void {
  const { packages } = workspace;
  for (const one of packages.live(({ recipe_status, failure, ends_at }) => recipe_status === null && failure === null && now >= ends_at)) {
    if (one.order === null) continue;
    packages.change(one, { recipe_status: bringRecipes(workspace, one.order, one.files, one.ends_at) });
  }
}
