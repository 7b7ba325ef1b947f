import { dirname, join } from 'node:path';
import type { Files } from '../ports/files.js';
import { stepsOf } from '../recipe/blocks-of.js';
import { parseRecipe, type ParsedRecipe } from '../recipe/read/parse.js';
import type { CallStep, Recipe } from '../recipe/recipe.js';

/** A recipe that another one calls, with its file. */
export interface CalledRecipe {
  readonly path: string;
  readonly source: string;
  readonly parsed: ParsedRecipe & Required<Pick<ParsedRecipe, 'recipe'>>;
}

/**
 * The recipes that a recipe calls, and those that they call, by name: a recipe is in the file of its name, in the folder of the one that calls it.
 * One that calls itself, over however many others, is a fault of the step that closes the ring.
 */
export async function calledRecipes(files: Files, path: string, caller: ParsedRecipe): Promise<ReadonlyMap<string, CalledRecipe>> {
  const found = new Map<string, CalledRecipe>();
  const folder = dirname(path);
  const visit = async (parsed: ParsedRecipe, chain: readonly string[]): Promise<void> => {
    for (const call of callsOf(parsed.recipe)) {
      if (chain.includes(call.recipe)) {
        tellRing(caller, call, [...chain.slice(chain.indexOf(call.recipe)), call.recipe]);
        continue;
      }
      const known = found.get(call.recipe) ?? (await readCalled(files, join(folder, `${call.recipe}.yaml`)));
      if (!known) continue; // Told where the step is checked.
      found.set(call.recipe, known);
      await visit(known.parsed, [...chain, call.recipe]);
    }
  };
  await visit(caller, [caller.recipe?.name ?? '']);
  return found;
}

/** The recipe with all it calls in it: what a run is pinned to. */
export function linkRecipe(recipe: Recipe, called: ReadonlyMap<string, CalledRecipe>): Recipe {
  const names = [...new Set(callsOf(recipe).map((call) => call.recipe))];
  return { ...recipe, calls: Object.fromEntries(names.flatMap((name) => linked(name, called))) };
}

function linked(name: string, called: ReadonlyMap<string, CalledRecipe>): [string, Recipe][] {
  const found = called.get(name);
  return found ? [[name, linkRecipe(found.parsed.recipe, called)]] : [];
}

const callsOf = (recipe: Recipe | undefined): readonly CallStep[] =>
  [...stepsOf(recipe?.steps ?? [])].filter((step): step is CallStep => step.kind === 'call' && step.recipe !== '');

async function readCalled(files: Files, path: string): Promise<CalledRecipe | undefined> {
  const source = await files.read(path);
  if (source === undefined) return undefined;
  const parsed = parseRecipe(path, source);
  return parsed.recipe && { path, source, parsed: { ...parsed, recipe: parsed.recipe } };
}

function tellRing({ file, places }: ParsedRecipe, call: CallStep, ring: readonly string[]): void {
  const message = `Recipes call one another in a ring: ${ring.join(' → ')}.`;
  file.fault(places?.value(call, 'call'), message, 'Break the ring: a recipe cannot be part of itself.');
}
