import type { ConnectorDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import type { Files } from '../ports/files.js';
import { checkRecipe } from '../recipe/check/check.js';
import { parseRecipe, type ParsedRecipe } from '../recipe/read/parse.js';
import type { Recipe } from '../recipe/recipe.js';
import { didYouMean } from '../text/did-you-mean.js';
import type { Fault } from '../text/fault.js';
import { type CalledRecipe, calledRecipes, linkRecipe } from './called-recipes.js';
import type { Catalogue } from './catalogue.js';
import { PROJECT_FILE } from './project.js';
import { readYaml } from '../yaml/read-yaml.js';

type Called = ReadonlyMap<string, Recipe | undefined>;

/** A file and everything that is wrong with it. */
export interface CheckedFile {
  readonly file: string;
  readonly source: string;
  readonly faults: readonly Fault[];
}

export interface CheckedRecipe extends CheckedFile {
  readonly parsed: ParsedRecipe;
  /** With the recipes it calls in it; there when nothing is wrong. */
  readonly recipe?: Recipe;
}

/**
 * A recipe's file, read and checked, and the recipes it calls.
 *
 * @throws InvalidInputError when there is no such file.
 */
export async function checkRecipeFile(files: Files, catalogue: Catalogue, path: string): Promise<CheckedRecipe> {
  const source = await readYaml(files, path);
  if (source === undefined) {
    throw new InvalidInputError(`There is no recipe ${path}.`, {
      code: 'no_recipe',
      remedy: 'Name a YAML file, from the working directory.',
    });
  }
  const parsed = parseRecipe(path, source);
  const called = await calledRecipes(files, path, parsed);
  const recipes = new Map([...called].map(([name, callee]) => [name, callee.parsed.recipe] as const));
  if (parsed.recipe) recipes.set(parsed.recipe.name, parsed.recipe); // a ring, which is told as such
  for (const callee of called.values()) await checkOne(catalogue, callee.parsed, recipes);
  await checkOne(catalogue, parsed, recipes);
  tellFaultyCalls(parsed, called);
  const { faults } = parsed.file;
  const { recipe } = parsed;
  const isRight = recipe !== undefined && !faults.some(({ severity }) => severity === 'error');
  return { file: path, source, faults, parsed, ...(isRight && { recipe: linkRecipe(recipe, called) }) };
}

async function checkOne(catalogue: Catalogue, parsed: ParsedRecipe, recipes: Called): Promise<void> {
  const known = await catalogue.names();
  const wanted = [...new Set(Object.values(parsed.recipe?.connections ?? {}))].filter((name) => known.includes(name));
  const connectors: ConnectorDocument[] = [];
  for (const name of wanted) connectors.push((await catalogue.find(name))!.document);
  if (parsed.recipe) await checkBindings(parsed, catalogue, known);
  checkRecipe(parsed, { connectors, recipes, names: known });
}

/** What is wrong in a recipe that is called is told in short at the step by which it is reached. */
function tellFaultyCalls({ file, places }: ParsedRecipe, called: ReadonlyMap<string, CalledRecipe>): void {
  for (const [name, { path, parsed, by }] of called) {
    const fault = parsed.file.faults.find(({ severity }) => severity === 'error');
    if (fault) {
      const message = `The recipe \`${name}\` is wrong: ${path}:${fault.line}:${fault.column}: ${fault.message}`;
      file.fault(places?.value(by, 'call'), message, `Mend it first: \`trunkline check ${path}\`.`);
    } else if (parsed.recipe?.name !== name) {
      const remedy = 'A recipe that is called has the name of its file.';
      file.fault(places?.value(by, 'call'), `The recipe in ${path} is called \`${parsed.recipe?.name ?? ''}\`.`, remedy);
    }
  }
}

/** A recipe's connections are the project's of the same names, and of the connectors it says. */
async function checkBindings({ file, recipe, places }: ParsedRecipe, catalogue: Catalogue, connectors: readonly string[]): Promise<void> {
  const { connections } = await catalogue.project();
  for (const [local, connector] of Object.entries(recipe?.connections ?? {})) {
    if (!connectors.includes(connector)) continue;
    const bound = Object.hasOwn(connections, local) ? connections[local] : undefined;
    const node = recipe && places?.value(recipe.connections, local);
    if (bound === undefined) {
      const suggestion = didYouMean(local, Object.keys(connections));
      const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Add it under \`connections\` in ${PROJECT_FILE}.`;
      file.fault(node, `${PROJECT_FILE} has no connection \`${local}\`.`, remedy, suggestion ? { suggestion } : {});
    } else if (bound.connector !== connector) {
      file.fault(
        node,
        `The connection \`${local}\` in ${PROJECT_FILE} is of ${bound.connector}, not of ${connector}.`,
        'Name the right connection, or connector.',
      );
    }
  }
}
