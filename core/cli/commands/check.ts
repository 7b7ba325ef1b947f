import { join, relative, resolve } from 'node:path';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { checkProject } from '../../project/check-project.js';
import type { CheckedFile, CheckedRecipe } from '../../project/check-recipe-file.js';
import { recipePaths } from '../../project/find-recipes.js';
import { readProject } from '../../project/parse-project.js';
import { PROJECT_FILE, RECIPES_FOLDER } from '../../project/project.js';
import type { Files } from '../../ports/files.js';
import { findProject } from '../../project/find-project.js';
import { printRecipe } from '../../recipe/print.js';
import { faultText } from '../../text/fault.js';
import { readYaml } from '../../yaml/read-yaml.js';
import type { CommandContext } from '../context.js';
import { counted } from '../../text/counted.js';
import { EXIT } from '../exit-code.js';

export interface CheckCommandOptions {
  /** Prints the recipes that are right, in their canonical form. */
  readonly print?: boolean;
}

/** Checks trunkline.yaml and the recipes named, or those in its folder of recipes, offline. Gives the exit code. */
export async function check(recipes: readonly string[], { print = false }: CheckCommandOptions, context: CommandContext): Promise<number> {
  const { terminal, json, from } = context;
  const files = new NodeFiles();
  const root = await findProject(files, from);
  const written = recipes.length > 0 ? recipes : await recipePaths(files, await recipesFolder(files, root));
  const named = written.filter((recipe) => resolve(recipe) !== resolve(root, PROJECT_FILE)); // as `*.yaml` names it
  const checked = await checkProject(files, new Catalogue(files, root), named);
  const faults = checked.flatMap((file) => file.faults);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const unread = named.slice(checked.length - 1);
  const printed = print ? checked.flatMap(canonical) : undefined;
  if (json) await terminal.out(`${JSON.stringify({ files: checked.map(({ file }) => file), faults, ...(printed && { printed }) })}\n`);
  else {
    for (const { source, faults: own } of checked) {
      for (const fault of own) {
        const text = `${faultText(fault, source)}\n`;
        if (print) terminal.err(text);
        else await terminal.out(text);
      }
    }
    if (printed) await terminal.out(printed.join('---\n'));
    terminal.err(
      `${counted(checked.length, 'file')} checked: ${counted(errors, 'error')}, ${counted(faults.length - errors, 'warning')}.\n`,
    );
    if (unread.length > 0) terminal.err(`Not looked at before ${checked[0].file} is right: ${unread.join(', ')}.\n`);
  }
  return errors > 0 ? EXIT.definition : EXIT.ok;
}

async function recipesFolder(files: Files, root: string): Promise<string> {
  const { project } = readProject(PROJECT_FILE, (await readYaml(files, join(root, PROJECT_FILE))) ?? '');
  return relative(process.cwd(), join(root, project.recipes ?? RECIPES_FOLDER));
}

const canonical = (checked: CheckedFile | CheckedRecipe): readonly string[] =>
  'recipe' in checked && checked.recipe ? [printRecipe(checked.recipe)] : [];
