import { Option, type Command } from 'commander';
import { address, counting, port, seconds, webUrl, whole } from './arguments.js';
import type { CommandContext } from './context.js';
import type { CallCommandOptions } from './commands/call.js';
import type { CheckCommandOptions } from './commands/check.js';
import type { SchemaCommandOptions } from './commands/schema.js';
import type { ChoicesCommandOptions } from './commands/choices.js';
import type { DescribeCommandOptions } from './commands/describe.js';
import type { DownloadCommandOptions } from './commands/download.js';
import type { EmulateOptions } from './commands/emulate.js';
import type { EngineCommandOptions } from './commands/engine.js';
import type { ListCommandOptions } from './commands/list.js';
import type { PlanCommandOptions } from './commands/plan.js';
import type { RunCommandOptions } from './commands/run.js';
import { addRunsCommands } from './runs-commands.js';
import type { ServeCommandOptions } from './commands/serve.js';
import { addTriggersCommands } from './triggers-commands.js';
import type { UploadCommandOptions } from './commands/upload.js';
import type { WorkerCommandOptions } from './commands/worker.js';

/** Runs a command's work. The work gives an exit code, or nothing when all went well. */
export type Perform = (work: (context: CommandContext) => Promise<number | void>) => Promise<void>;

const INPUT = ['--input <json>', 'a JSON object, @file, or - for standard input'] as const;

/** Every command, with what it takes. Its module is imported when it runs. */
export function addCommands(program: Command, perform: Perform): void {
  program
    .command('connectors')
    .description('list the project’s connectors')
    .action(() => perform(async (context) => (await import('./commands/connectors.js')).connectors(context)));
  program
    .command('describe <name>')
    .description('show a connector, or one operation of it: acme, acme.getOrder, shop.getOrder')
    .option('--input <json>', 'what is filled in so far: reads the schemas that depend on it; as of call')
    .action((name: string, options: DescribeCommandOptions) =>
      perform(async (context) => (await import('./commands/describe.js')).describe(name, options, context)),
    );
  program
    .command('choices <connection.operation> <field>')
    .description('print the values that a field of an operation’s input may take')
    .option('--input <json>', 'what is filled in so far, where the choices depend on it; as of call')
    .action((target: string, field: string, options: ChoicesCommandOptions) =>
      perform(async (context) => (await import('./commands/choices.js')).choices(target, field, options, context)),
    );
  program
    .command('call <connection.action>')
    .description('make one call and print its result')
    .option(...INPUT)
    .option('--timeout <seconds>', 'longest time for the whole call', seconds)
    .action((target: string, options: CallCommandOptions) =>
      perform(async (context) => (await import('./commands/call.js')).call(target, options, context)),
    );
  program
    .command('list <connection.list>')
    .description('print the records of a list, one JSON text a line')
    .option(...INPUT)
    .option('--all', 'every record there is')
    .addOption(new Option('--limit <records>', 'records at most (100 without --all)').argParser(counting).conflicts('all'))
    .option('--resume <cursor>', 'go on where an earlier reading ended')
    .option('--detailed', 'read each record in full, where the list has a detailed view')
    .action((target: string, options: ListCommandOptions) =>
      perform(async (context) => (await import('./commands/list.js')).list(target, options, context)),
    );
  program
    .command('download <connection.download>')
    .description('download a file')
    .option(...INPUT)
    .requiredOption('--to <file>', 'where to write it, whole or not at all; - for standard output')
    .option('--timeout <seconds>', 'longest time until it is there', seconds)
    .action((target: string, options: DownloadCommandOptions) =>
      perform(async (context) => (await import('./commands/download.js')).download(target, options, context)),
    );
  program
    .command('upload <connection.upload>')
    .description('send a file and print the result')
    .option(...INPUT)
    .requiredOption('--from <file>', 'what to send; - for standard input')
    .option('--type <media type>', 'what the file is, where the operation leaves it open')
    .option('--timeout <seconds>', 'longest time for the whole call', seconds)
    .action((target: string, options: UploadCommandOptions) =>
      perform(async (context) => (await import('./commands/upload.js')).upload(target, options, context)),
    );
  program
    .command('run <recipe>')
    .description('poll a recipe’s triggers once and run what they start; run a recipe without triggers')
    .option('--input <json>', 'what a recipe without triggers is given; as of call')
    .option('--var <name=json>', 'another value of a var, in the runs that are started now', collect, [])
    .option('--concurrency <runs>', 'runs at once (8)', counting)
    .option('--continue', 'start nothing: only go on with what earlier starts left')
    .option('--wait', 'stand by while another process owns the store')
    .addOption(new Option('--dry-run', 'read, and tell what would be written; change nothing').conflicts(['continue', 'wait']))
    .action((recipe: string, options: RunCommandOptions) =>
      perform(async (context) => (await import('./commands/run.js')).run(recipe, options, context)),
    );
  addRunsCommands(program, perform);
  addTriggersCommands(program, perform);
  program
    .command('plan <recipe>')
    .description('tell what a recipe will call, how often, and what a crash would leave to a person')
    .option('--input <json>', 'as of run: how long loops over it are')
    .option('--var <name=json>', 'as of run', collect, [])
    .action((recipe: string, options: PlanCommandOptions) =>
      perform(async (context) => (await import('./commands/plan.js')).plan(recipe, options, context)),
    );
  program
    .command('serve [recipes...]')
    .description('start runs from triggers and execute them, until stopped: the recipes of the project, or these')
    .option('--concurrency <runs>', 'runs at once (32)', counting)
    .option('--listen <address>', 'where vendors’ webhooks come in (127.0.0.1:7077)', address)
    .option('--url <url>', 'where vendors reach it, as https://hooks.example.com: webhooks at vendors are looked after', webUrl)
    .action((recipes: string[], options: ServeCommandOptions) =>
      perform(async (context) => (await import('./commands/serve.js')).serve(recipes, options, context)),
    );
  program
    .command('worker')
    .description('work for the project’s engine: execute the runs that it brings, until stopped')
    .option('--concurrency <runs>', 'runs at once (32)', counting)
    .option('--listen <address>', 'where the engine reaches it, as 127.0.0.1:9080')
    .option('--no-register', 'do not make the worker known to the engine: somebody else does')
    .action((options: WorkerCommandOptions) => perform(async (context) => (await import('./commands/worker.js')).worker(options, context)));
  program
    .command('engine')
    .description('run the project’s engine on this machine, for development, until stopped')
    .option('--node-port <port>', 'a port it keeps for itself (5122)', port)
    .action((options: EngineCommandOptions) => perform(async (context) => (await import('./commands/engine.js')).engine(options, context)));
  program
    .command('check [recipes...]')
    .description('check trunkline.yaml and recipes, without sending anything')
    .option('--print', 'print the recipes that are right, in their canonical form')
    .action((recipes: string[], options: CheckCommandOptions) =>
      perform(async (context) => (await import('./commands/check.js')).check(recipes, options, context)),
    );
  program
    .command('schema')
    .description('print the JSON Schema of recipes for this project’s connections, for editors')
    .option('--out <file>', 'write it into a file')
    .action((options: SchemaCommandOptions) => perform(async (context) => (await import('./commands/schema.js')).schema(options, context)));
  program
    .command('emulate <vendor>')
    .description('run a vendor’s emulator on this machine; with --help behind its name, list its settings')
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', port, 0)
    .option('--state <file>', 'keep its state in this file')
    .option('--seed <number>', 'another made-up history, and another order of faults (1)', whole)
    .option('--fault <kinds>', 'faults to answer with, as 429,500,drop')
    .option('--every <requests>', 'how often a fault comes', counting, 7)
    .option('--latency <ms>', 'wait before each answer', whole)
    .option('--set <name=value>', 'a setting of the emulator, as orders=300', collect, [])
    .action((vendor: string, options: EmulateOptions) =>
      perform(async (context) => (await import('./commands/emulate.js')).emulate(vendor, options, context)),
    );
  program
    .command('manifest [module]')
    .description('write the manifest of a module, or of every connector of the package here')
    .action((module: string | undefined) => perform(async (context) => (await import('./commands/manifest.js')).manifest(module, context)));
}

/** Gathers an option that may be repeated. */
const collect = (text: string, texts: readonly string[]): readonly string[] => [...texts, text];
