import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { printable } from '../printable.js';
import { table } from '../table.js';
import { parseTarget } from '../target.js';

export interface ChoicesCommandOptions {
  readonly input?: string;
}

const HEAD = ['VALUE', 'LABEL'] as const;

/** Prints the values that a field of an operation's input may take. Gives the exit code. */
export async function choices(target: string, field: string, options: ChoicesCommandOptions, context: CommandContext): Promise<number> {
  const { terminal, json, signal } = context;
  const { connection: id, operation } = parseTarget(target);
  const input = await readInput(options.input);
  await using project = await open(context);
  const connection = await project.connection(id);
  const found = await connection.choices(operation, field, input, { signal });
  if (json) await terminal.out(`${JSON.stringify(found)}\n`);
  else {
    const rows = found.choices.map(({ value, label }) => [printable(String(value)), printable(label)]);
    if (rows.length > 0) await terminal.out(`${table([HEAD, ...rows])}\n`);
    terminal.err(
      `${rows.length} ${rows.length === 1 ? 'choice' : 'choices'}: ${found.complete ? 'complete' : 'there are more than were read'}.\n`,
    );
  }
  return found.complete ? EXIT.ok : EXIT.incomplete;
}
