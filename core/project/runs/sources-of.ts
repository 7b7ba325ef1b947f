import type { ConnectorSource } from '../../document/source.js';
import type { Recipe } from '../../recipe/recipe.js';
import { localNames } from '../load-recipe.js';
import type { OpenProject } from '../open-project.js';

/** The connectors behind a recipe's local names, as the project has them now. Opens no connection; one that is not there is left out. */
export async function sourcesOf(project: OpenProject, recipe: Recipe): Promise<ReadonlyMap<string, ConnectorSource>> {
  const { connections } = project.project;
  const sources = new Map<string, ConnectorSource>();
  for (const local of localNames(recipe)) {
    const source = Object.hasOwn(connections, local) ? await project.catalogue.find(connections[local]!.connector) : undefined;
    if (source) sources.set(local, source);
  }
  return sources;
}
