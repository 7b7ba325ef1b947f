import type { RestateOptions } from '../../adapters/restate/restate-engine.js';
import type { CommandContext } from '../context.js';
import { open } from '../open.js';

export interface WorkerCommandOptions {
  readonly concurrency?: number;
  readonly listen?: string;
  /** False: whoever runs Restate makes the worker known to it. */
  readonly register: boolean;
}

/** Works for the project's engine until it is stopped. */
export async function worker({ concurrency, listen, register }: WorkerCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, signal, json } = context;
  await using project = await open(context);
  const engine: RestateOptions = { ...(listen !== undefined && { listen }), ...(!register && { admin: null }) };
  await project.work({
    signal,
    engine,
    ...(concurrency !== undefined && { concurrency }),
    onServing: (url) => {
      if (json) void terminal.out(`${JSON.stringify({ url })}\n`);
      else terminal.err(`Works at ${url} until it is stopped with Ctrl-C.\n`);
    },
  });
}
