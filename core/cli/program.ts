import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from './context.js';
import { EXIT } from './exit-code.js';
import { exitCodeOf } from './exit-code.js';
import { printError } from './print-error.js';
import { processTerminal } from './terminal.js';

interface GlobalOptions {
  readonly project: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

/** Runs one command line and gives its exit code. Each command's code is imported when it is the one to run. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  const stop = stopOnInterrupt();
  let code: number = EXIT.ok;
  const program = makeProgram(
    (globals) => ({
      terminal,
      json: globals.json === true,
      from: globals.project,
      verbose: globals.verbose === true,
      signal: stop,
    }),
    (given) => (code = given),
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    terminal.progress('');
    const { json, debug } = program.opts<GlobalOptions>();
    printError(error, terminal, { json: json ?? args.includes('--json'), debug: debug ?? args.includes('--debug') });
    return exitCodeOf(error);
  }
}

type MakeContext = (globals: GlobalOptions) => CommandContext;

function makeProgram(makeContext: MakeContext, setCode: (code: number) => void): Command {
  const program = new Command('trunkline')
    .description('Run connectors and recipes from a terminal.')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showHelpAfterError('Run it with --help to see what it takes.');
  const command = (usage: string, description: string): Command =>
    program
      .command(usage)
      .description(description)
      .addOption(new Option('--project <folder>', 'where to look for trunkline.yaml, upwards').default(process.cwd(), 'here'))
      .option('--json', 'print one JSON value on stdout, and errors as JSON on stderr')
      .option('--verbose', 'print what the runtime does, on stderr')
      .option('--debug', 'print stack traces');

  command('connectors', 'list the project’s connectors').action(async (options: GlobalOptions) => {
    const { connectors } = await import('./commands/connectors.js');
    await connectors(makeContext(options));
  });
  command('describe <name>', 'show a connector, or one operation of it: hive, hive.getOrder, shop.getOrder').action(
    async (name: string, options: GlobalOptions) => {
      const { describe } = await import('./commands/describe.js');
      await describe(name, makeContext(options));
    },
  );
  command('call <connection.action>', 'make one call and print its result')
    .option('--input <json>', 'a JSON object, @file, or - for standard input')
    .option('--timeout <seconds>', 'longest time for the whole call', seconds)
    .action(async (target: string, options: GlobalOptions & { input?: string; timeout?: number }) => {
      const { call } = await import('./commands/call.js');
      await call(target, options, makeContext(options));
    });
  command('list <connection.list>', 'print the records of a list, one JSON text a line')
    .option('--input <json>', 'a JSON object, @file, or - for standard input')
    .option('--all', 'every record there is')
    .option('--limit <records>', 'records at most (100 without --all)', whole)
    .option('--resume <cursor>', 'go on where an earlier reading ended')
    .action(async (target: string, options: GlobalOptions & { input?: string; all?: boolean; limit?: number; resume?: string }) => {
      const { list } = await import('./commands/list.js');
      setCode(await list(target, options, makeContext(options)));
    });
  command('run <recipe>', 'poll a recipe’s triggers once and run what they start').action(
    async (recipe: string, options: GlobalOptions) => {
      const { run } = await import('./commands/run.js');
      setCode(await run(recipe, makeContext(options)));
    },
  );
  command('check [recipes...]', 'check recipes, and trunkline.yaml, without sending anything').action(
    async (recipes: string[], options: GlobalOptions) => {
      const { check } = await import('./commands/check.js');
      setCode(await check(recipes, makeContext(options)));
    },
  );
  command('emulate <vendor>', 'run a vendor’s emulator on this machine')
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', whole, 0)
    .option('--state <file>', 'keep its state in this file')
    .option('--fault <kinds>', 'faults to answer with, as 429,500,drop')
    .option('--every <requests>', 'how often a fault comes', whole, 7)
    .option('--latency <ms>', 'wait before each answer', whole)
    .option('--set <name=value>', 'a setting of the emulator, as orders=300', (pair: string, pairs: string[]) => [...pairs, pair], [])
    .action(
      async (
        vendor: string,
        options: GlobalOptions & { port: number; state?: string; fault?: string; every: number; latency?: number; set: string[] },
      ) => {
        const { emulate } = await import('./commands/emulate.js');
        await emulate(vendor, options, makeContext(options));
      },
    );
  command('manifest [module]', 'write the manifest of a module, or of every connector of the package here').action(
    async (module: string | undefined, options: GlobalOptions) => {
      const { manifest } = await import('./commands/manifest.js');
      await manifest(module, makeContext(options));
    },
  );
  return program;
}

function whole(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}

function seconds(text: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('Give a number of seconds above zero.');
}

/** The first interrupt asks the command to stop; a second one ends the process. */
function stopOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  }
  return controller.signal;
}
