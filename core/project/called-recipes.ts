import { dirname, join } from 'node:path';
import type { Files } from '../ports/files.js';
import { stepsOf } from '../recipe/blocks-of.js';
import { parseRecipe, type ParsedRecipe } from '../recipe/read/parse.js';
import type { CallStep, Recipe } from '../recipe/recipe.js';
import { readYaml } from '../yaml/read-yaml.js';

/** A recipe that another one calls, with its file. */
export interface CalledRecipe {
  readonly path: string;
  readonly source: string;
  readonly parsed: ParsedRecipe;
  /** The step of the recipe that was asked for by which it is reached. */
  readonly by: CallStep;
}

/**
 * The recipes that a recipe calls, and those that they call, by name: a recipe is in the file of its name, in the folder of the one that calls it. One
 * that calls itself, over however many others, is a fault of the step that leads into the ring.
 */
export async function calledRecipes(files: Files, path: string, caller: ParsedRecipe): Promise<ReadonlyMap<string, CalledRecipe>> {
  const found = new Map<string, CalledRecipe>();
  const folder = dirname(path);
  const visit = async (recipe: Recipe | undefined, chain: readonly string[], by?: CallStep): Promise<void> => {
    for (const call of callsOf(recipe)) {
      const { recipe: name } = call;
      if (chain.includes(name)) tellRing(caller, by ?? call, [...chain.slice(chain.indexOf(name)), name]);
      if (chain.includes(name) || found.has(name)) continue;
      const called = await readCalled(files, join(folder, `${name}.yaml`), by ?? call);
      if (!called) continue; // Told where the step is checked.
      found.set(name, called);
      await visit(called.parsed.recipe, [...chain, name], by ?? call);
    }
  };
  await visit(caller.recipe, [caller.recipe?.name ?? '']);
  return found;
}

/** The recipe with all it calls in it: what a run is pinned to. */
export function linkRecipe(recipe: Recipe, called: ReadonlyMap<string, CalledRecipe>): Recipe {
  const names = [...new Set(callsOf(recipe).map((call) => call.recipe))];
  return { ...recipe, calls: Object.fromEntries(names.flatMap((name) => linked(name, called))) };
}

function linked(name: string, called: ReadonlyMap<string, CalledRecipe>): [string, Recipe][] {
  const recipe = called.get(name)?.parsed.recipe;
  return recipe ? [[name, linkRecipe(recipe, called)]] : [];
}

const callsOf = (recipe: Recipe | undefined): readonly CallStep[] =>
  [...stepsOf(recipe?.steps ?? [])].filter((step): step is CallStep => step.kind === 'call' && step.recipe !== '');

async function readCalled(files: Files, path: string, by: CallStep): Promise<CalledRecipe | undefined> {
  const source = await readYaml(files, path);
  return source === undefined ? undefined : { path, source, parsed: parseRecipe(path, source), by };
}

function tellRing({ file, places }: ParsedRecipe, call: CallStep, ring: readonly string[]): void {
  const message = `Recipes call one another in a ring: ${ring.join(' → ')}.`;
  file.fault(places?.value(call, 'call'), message, 'Break the ring: a recipe cannot be part of itself.');
}
