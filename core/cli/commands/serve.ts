import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';
import { open } from '../open.js';
import { ServeWatch } from '../serve-watch.js';

export interface ServeCommandOptions {
  readonly concurrency?: number;
  readonly listen?: { readonly host: string; readonly port: number };
  /** Where vendors reach it. */
  readonly url?: string;
}

/** Serves the project's recipes until it is stopped. Gives the exit code: being stopped is how it ends well. */
export async function serve(
  recipes: readonly string[],
  { concurrency, listen, url }: ServeCommandOptions,
  context: CommandContext,
): Promise<number> {
  const { terminal, signal, json } = context;
  const log = new ServeWatch(context);
  await using project = await open(context, log);
  await project.serve({
    signal,
    log,
    ...(recipes.length > 0 && { recipes }),
    ...(concurrency !== undefined && { concurrency }),
    webhooks: {
      ...listen,
      ...(url !== undefined && { publicUrl: url }),
      onListening: (at) => {
        if (json) void terminal.out(`${JSON.stringify({ webhooks: `${at}/hooks` })}\n`);
        else terminal.err(`Takes webhooks at ${at}/hooks/<connection>.\n`);
      },
    },
    onServing: (facts) => {
      if (json) void terminal.out(`${JSON.stringify(facts)}\n`);
      else terminal.err(`Serves ${facts.recipes.join(', ')}. Stop it with Ctrl-C.\n`);
    },
  });
  return EXIT.ok;
}
