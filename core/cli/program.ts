import { Command, CommanderError } from 'commander';
import { addCommands } from './commands.js';
import type { CommandContext } from './context.js';
import { emulatorHelp } from './emulator-help.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { printError } from './print-error.js';
import { systemError } from './system-error.js';
import { processTerminal } from './terminal.js';
import { usageError } from './usage-error.js';
import { ownVersion } from './version.js';

export interface GlobalOptions {
  readonly project: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

/** Runs one command line and gives its exit code. Each command's code is imported when it is the one to run. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  const signal = stopOnInterrupt();
  let code: number = EXIT.ok;
  const program = makeProgram(await ownVersion());
  addCommands(program, async (work) => {
    const { project, json = false, verbose = false } = program.opts<GlobalOptions>();
    const context: CommandContext = { terminal, json, verbose, from: project, signal };
    code = (await work(context)) ?? EXIT.ok;
  });
  try {
    const helped = await parse(program, args);
    if (helped === undefined) return code;
    await terminal.out(await emulatorHelp(program, program.opts<GlobalOptions>().project));
    return helped;
  } catch (error) {
    const told = error instanceof CommanderError ? usageError(error, commandNamed(program, args)) : (systemError(error) ?? error);
    terminal.progress('');
    printError(told, terminal, { json: args.includes('--json'), debug: args.includes('--debug') });
    return exitCodeOf(told);
  }
}

/** The command that the words name, with the one it belongs to: `runs list`; empty for none. */
function commandNamed(program: Command, args: readonly string[]): string {
  const names: string[] = [];
  let { commands } = program;
  for (const word of args) {
    const found = commands.find((command) => command.name() === word);
    if (!found) continue;
    names.push(word);
    ({ commands } = found);
  }
  return names.join(' ');
}

/** Runs the command that was named. When help or the version was printed instead, gives the exit code of that. */
async function parse(program: Command, args: readonly string[]): Promise<number | undefined> {
  try {
    await program.parseAsync(args, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help')) return error.exitCode && EXIT.usage;
    throw error;
  }
}

/** The program without its commands. Options stand before the command or after it. */
export function makeProgram(version: string): Command {
  return new Command('trunkline')
    .description('Run connectors and recipes from a terminal.')
    .version(version, '-V, --version', 'print the version')
    .option('--project <folder>', 'where to look for trunkline.yaml, upwards (default: here)', process.cwd())
    .option('--json', 'print one JSON value on stdout, and errors as JSON on stderr')
    .option('--verbose', 'print what the runtime does, on stderr')
    .option('--debug', 'print stack traces and causes')
    .configureHelp({ showGlobalOptions: true, optionDescription: ({ description }) => description })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

/** The first interrupt asks the command to stop; a second one ends the process. */
function stopOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  }
  return controller.signal;
}
