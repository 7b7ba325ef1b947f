import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';
import { open } from '../open.js';
import { RunWatch } from '../run-watch.js';
import { table } from '../table.js';

/** Runs a recipe once. Gives the exit code. */
export async function run(recipe: string, context: CommandContext): Promise<number> {
  const { terminal, json, signal } = context;
  const watch = new RunWatch(context);
  await using project = await open(context, watch);
  const summary = await project.run(recipe, { signal, log: watch });
  terminal.progress('');
  const told = { ...summary, calls: watch.count('http.sent'), retries: watch.count('http.retry') };
  if (json) await terminal.out(`${JSON.stringify({ ...told, problems: watch.problems })}\n`);
  else {
    await terminal.out(`${table(Object.entries(told).map(([name, value]) => [name, String(value)]))}\n`);
    for (const { what, times, message } of watch.problems) terminal.err(`${what}${times > 1 ? ` (${times} times)` : ''}: ${message}\n`);
    const earlier = summary.unresolved - summary.uncertain;
    if (earlier > 0) terminal.err(`${earlier} runs of earlier rounds ended uncertain: a person has to look at them too.\n`);
    if (signal.aborted) terminal.err('Stopped. Run it again to go on: what was done is not done twice.\n');
  }
  if (signal.aborted) return EXIT.interrupted;
  if (summary.uncertain > 0) return EXIT.uncertain;
  if (summary.failed > 0) return EXIT.rejected;
  return summary.skipped > 0 || summary.waiting > 0 ? EXIT.incomplete : EXIT.ok;
}
