import { resolve } from 'node:path';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { checkProject } from '../../project/check-project.js';
import { PROJECT_FILE } from '../../project/project.js';
import { findProject } from '../../project/find-project.js';
import { faultText } from '../../text/fault.js';
import type { CommandContext } from '../context.js';
import { counted } from '../counted.js';
import { EXIT } from '../exit-code.js';

/** Checks trunkline.yaml and the recipes named, offline. Gives the exit code. */
export async function check(recipes: readonly string[], { terminal, json, from }: CommandContext): Promise<number> {
  const files = new NodeFiles();
  const root = await findProject(files, from);
  const named = recipes.filter((recipe) => resolve(recipe) !== resolve(root, PROJECT_FILE)); // as `*.yaml` names it
  const checked = await checkProject(files, new Catalogue(files, root), named);
  const faults = checked.flatMap((file) => file.faults);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const unread = named.slice(checked.length - 1);
  if (json) await terminal.out(`${JSON.stringify({ files: checked.map(({ file }) => file), faults })}\n`);
  else {
    for (const { source, faults: own } of checked) for (const fault of own) await terminal.out(`${faultText(fault, source)}\n`);
    terminal.err(
      `${counted(checked.length, 'file')} checked: ${counted(errors, 'error')}, ${counted(faults.length - errors, 'warning')}.\n`,
    );
    if (unread.length > 0) terminal.err(`Not looked at before ${checked[0].file} is right: ${unread.join(', ')}.\n`);
  }
  return errors > 0 ? EXIT.definition : EXIT.ok;
}
