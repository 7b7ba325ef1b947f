import type { Log, LogEvent } from '../../ports/log.js';
import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';
import { open } from '../open.js';
import { table } from '../table.js';

/** Runs a recipe once. Gives the exit code. */
export async function run(recipe: string, context: CommandContext): Promise<number> {
  const { terminal, json, signal, verbose } = context;
  const counts = new Map<string, number>();
  const log: Log = {
    write(event: LogEvent) {
      counts.set(event.event, (counts.get(event.event) ?? 0) + 1);
      if (verbose) terminal.err(`${JSON.stringify(event)}\n`);
      else
        terminal.progress(
          `${counts.get('run.ended') ?? 0} runs ended, ${counts.get('http.sent') ?? 0} calls, ${counts.get('http.retry') ?? 0} retries`,
        );
    },
  };
  await using project = await open(context, log);
  const summary = await project.run(recipe, { signal, log });
  terminal.progress('');
  const told = { ...summary, calls: counts.get('http.sent') ?? 0, retries: counts.get('http.retry') ?? 0 };
  if (json) terminal.out(`${JSON.stringify(told)}\n`);
  else terminal.out(`${table(Object.entries(told).map(([name, value]) => [name, String(value)]))}\n`);
  if (signal.aborted) return EXIT.interrupted;
  if (summary.uncertain > 0) return EXIT.uncertain;
  if (summary.failed > 0) return EXIT.rejected;
  return summary.skipped > 0 || summary.waiting > 0 ? EXIT.incomplete : EXIT.ok;
}
