import type { DryRun, SimulatedRun } from '../../dry-run/dry-run.js';
import type { DryRunOptions } from '../../project/dry-run-recipe-file.js';
import type { CommandContext } from '../context.js';
import { counted } from '../../text/counted.js';
import { EXIT } from '../exit-code.js';
import { open } from '../open.js';
import { printable } from '../printable.js';
import { dataText, styleStatus, whyText } from '../run-text.js';
import { RunWatch } from '../run-watch.js';
import type { Terminal } from '../terminal.js';

/** Tells what a round of a recipe would do. Gives the exit code that it would have had. */
export async function dryRun(recipe: string, options: DryRunOptions, context: CommandContext): Promise<number> {
  const { terminal, json, signal } = context;
  const watch = new RunWatch(context);
  await using project = await open(context, watch);
  const told = await project.dryRun(recipe, { ...options, signal, log: watch });
  terminal.progress('');
  if (json) await terminal.out(`${JSON.stringify({ ...told, problems: watch.problems })}\n`);
  else await tell(told, watch, terminal);
  return signal.aborted ? EXIT.interrupted : exitCode(told);
}

async function tell({ read, runs, skipped }: DryRun, watch: RunWatch, terminal: Terminal): Promise<void> {
  for (const run of runs) await terminal.out(runText(run, terminal));
  if (skipped > 0) for (const { what, message } of watch.problems) terminal.err(`${what}: ${printable(message)}\n`);
  const calls = runs.reduce((sum, run) => sum + run.calls.length, 0);
  terminal.err(
    `${counted(read, 'record')} read, ${counted(runs.length, 'run')} simulated. ${counted(calls, 'call')} would have been made; what they gave was made up. Nothing was changed.\n`,
  );
}

function runText(run: SimulatedRun, terminal: Terminal): string {
  const why = whyText({ ...run, cancelled: false });
  const cause = run.event === null ? run.given?.inputs : run.event;
  const lines = [
    `run ${printable(run.id.slice(0, 12))}  ${styleStatus(run, terminal)}${why === '' ? '' : `: ${why}`}`,
    `  given ${dataText(cause ?? null)}`,
    ...run.calls.map(
      ({ step, connection, operation, effect, input, file }) =>
        `  ${printable(step)}: ${connection}.${operation} (${effect}) ${jsonText(input)}${file === undefined ? '' : ` with the file ${printable(file)}`}`,
    ),
    ...(run.output === undefined || run.output === null ? [] : [`  returns ${jsonText(run.output)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const jsonText = (value: unknown): string => printable(JSON.stringify(value ?? null));

function exitCode({ runs, skipped }: DryRun): number {
  const has = (status: string): boolean => runs.some((run) => run.status === status);
  if (has('uncertain')) return EXIT.uncertain;
  if (has('failed')) return EXIT.rejected;
  return skipped > 0 || has('waiting') ? EXIT.incomplete : EXIT.ok;
}
