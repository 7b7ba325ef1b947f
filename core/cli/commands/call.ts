import { assertKind } from '../assert-kind.js';
import type { CommandContext } from '../context.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { parseTarget } from '../target.js';

export interface CallCommandOptions {
  readonly input?: string;
  /** Seconds for the whole call. */
  readonly timeout?: number;
}

/** Makes one call and prints its result as JSON. */
export async function call(target: string, options: CallCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, json, signal } = context;
  const { connection: id, operation } = parseTarget(target);
  const input = await readInput(options.input);
  await using project = await open(context);
  const connection = await project.connection(id);
  assertKind(connection, { connection: id, operation }, 'action');
  const result = await connection.call(operation, input, { signal, ...(options.timeout ? { timeoutMs: options.timeout * 1000 } : {}) });
  await terminal.out(`${JSON.stringify(result ?? null, null, json ? 0 : 2)}\n`);
}
