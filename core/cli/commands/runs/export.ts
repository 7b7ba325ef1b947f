import type { CommandContext } from '../../context.js';
import { open } from '../../open.js';

/** Prints everything that is kept of a run, as it is read. */
export async function exportRun(id: string, context: CommandContext): Promise<void> {
  await using project = await open(context);
  for await (const piece of project.runs.export(id)) await context.terminal.out(piece);
}
