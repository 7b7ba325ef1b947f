import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { checkProject } from '../../project/check-project.js';
import { findProject } from '../../project/find-project.js';
import { faultText } from '../../text/fault.js';
import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';

/** Checks trunkline.yaml and the recipes named, offline. Gives the exit code. */
export async function check(recipes: readonly string[], { terminal, json, from }: CommandContext): Promise<number> {
  const files = new NodeFiles();
  const checked = await checkProject(files, new Catalogue(files, await findProject(files, from)), recipes);
  const faults = checked.flatMap((file) => file.faults);
  if (json) terminal.out(`${JSON.stringify({ faults })}\n`);
  else {
    for (const { source, faults: own } of checked) for (const fault of own) terminal.out(`${faultText(fault, source)}\n`);
    const errors = faults.filter(({ severity }) => severity === 'error').length;
    terminal.err(
      `${checked.length} ${checked.length === 1 ? 'file' : 'files'} checked: ${errors} errors, ${faults.length - errors} warnings.\n`,
    );
  }
  return faults.some(({ severity }) => severity === 'error') ? EXIT.definition : EXIT.ok;
}
