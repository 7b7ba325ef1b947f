import type { RecipeRound } from '../../project/run-recipe-file.js';
import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { printable } from '../printable.js';
import { RunWatch } from '../run-watch.js';
import { table } from '../table.js';
import { readVariables } from '../variables.js';
import { counted } from '../../text/counted.js';

export interface RunCommandOptions {
  readonly input?: string;
  readonly var: readonly string[];
  readonly concurrency?: number;
  readonly continue?: boolean;
  readonly wait?: boolean;
  readonly dryRun?: boolean;
}

/** Runs a recipe once, or tells what that would do. Gives the exit code. */
export async function run(recipe: string, options: RunCommandOptions, context: CommandContext): Promise<number> {
  const { terminal, signal } = context;
  const inputs = await readInput(options.input);
  const given = {
    vars: readVariables(options.var),
    ...(inputs !== undefined && { inputs }),
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
  };
  if (options.dryRun) return (await import('./dry-run.js')).dryRun(recipe, given, context);
  const { wait = false, continue: resumeOnly = false } = options;
  const watch = new RunWatch(context);
  await using project = await open(context, watch);
  const round = await project.run(recipe, { ...given, wait, resumeOnly, signal, log: watch });
  terminal.progress('');
  await tell(round, watch, context);
  return signal.aborted ? EXIT.interrupted : exitCode(round);
}

async function tell({ run: own, ...summary }: RecipeRound, watch: RunWatch, { terminal, json, signal }: CommandContext): Promise<void> {
  const { id, status, output, error } = own ?? {};
  const told = { ...summary, calls: watch.count('http.sent'), retries: watch.count('http.retry') };
  if (json) {
    const run = own && { id, status, ...(output !== undefined && { output }), ...(error !== undefined && { error }) };
    return terminal.out(`${JSON.stringify({ ...told, ...(run && { run }), problems: watch.problems })}\n`);
  }
  await terminal.out(`${table(Object.entries(told).map(([name, value]) => [name, String(value)]))}\n`);
  if (id !== undefined) terminal.err(`Run ${id} ${status === 'waiting' ? 'waits' : status}.\n`);
  if (output !== undefined && output !== null) await terminal.out(`${JSON.stringify(output, null, 2)}\n`);
  for (const { what, times, message } of watch.problems)
    terminal.err(`${what}${times > 1 ? ` (${times} times)` : ''}: ${printable(message)}\n`);
  const earlier = summary.unresolved - summary.uncertain;
  if (earlier > 0)
    terminal.err(
      `${counted(earlier, 'run')} of earlier rounds ended uncertain: a person has to look at ${earlier === 1 ? 'it' : 'them'} too.\n`,
    );
  if (signal.aborted) terminal.err(`Stopped. Run it again${own ? ' with --continue' : ''} to go on: what was done is not done twice.\n`);
}

function exitCode({ uncertain, failed, skipped, waiting }: RecipeRound): number {
  if (uncertain > 0) return EXIT.uncertain;
  if (failed > 0) return EXIT.rejected;
  return skipped > 0 || waiting > 0 ? EXIT.incomplete : EXIT.ok;
}
