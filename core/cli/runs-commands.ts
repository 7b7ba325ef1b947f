import { Argument, Option, type Command } from 'commander';
import { counting, whole } from './arguments.js';
import type { Perform } from './commands.js';
import type { ResumeOptions, RetryOptions, SignalOptions } from './commands/runs/change.js';
import type { ListRunsOptions } from './commands/runs/list.js';
import type { ResolveOptions } from './commands/runs/decision-of.js';
import type { ShowRunOptions } from './commands/runs/show.js';

const REASON = ['--reason <text>', 'why; it stands in the run’s notes'] as const;
const STATUSES = ['pending', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'uncertain'];

/** The commands about runs that there are already. A run is named by its id, or by a beginning that no other id has. */
export function addRunsCommands(program: Command, perform: Perform): void {
  const runs = program.command('runs').description('list, show and change runs of recipes');
  const ofOne = (name: string, does: string): Command => runs.command(name).description(does).addArgument(new Argument('<run>'));
  const change = () => import('./commands/runs/change.js');
  runs
    .command('list')
    .description('list runs, newest first')
    .option('--recipe <name>', 'only runs of this recipe')
    .addOption(new Option('--status <status...>', 'only runs that stand so').choices(STATUSES))
    .option('--limit <runs>', 'runs at most (50)', counting)
    .option('--before <run>', 'only runs older than this one')
    .action((options: ListRunsOptions) => perform(async (context) => (await import('./commands/runs/list.js')).listRuns(options, context)));
  ofOne('show', 'show how a run stands: its steps, their attempts, times and errors')
    .option('--steps', 'the steps of every item of its loops too')
    .option('--items', 'what became of each item of its loops')
    .option('--notes', 'why it did what it did')
    .action((run: string, options: ShowRunOptions) =>
      perform(async (context) => (await import('./commands/runs/show.js')).showRun(run, options, context)),
    );
  ofOne('watch', 'tell what a run does until it has ended').action((run: string) =>
    perform(async (context) => (await import('./commands/runs/watch.js')).watchRun(run, context)),
  );
  ofOne('cancel', 'let no step of a run begin any more')
    .option(...REASON)
    .action((run: string, options: { readonly reason?: string }) =>
      perform(async (context) => (await change()).cancelRun(run, options, context)),
    );
  ofOne('resume', 'make a waiting run go on now, or show what has changed under it')
    .option('--accept', 'go on with what has changed since it began')
    .option(...REASON)
    .action((run: string, options: ResumeOptions) => perform(async (context) => (await change()).resumeRun(run, options, context)));
  runs
    .command('retry [run]')
    .description('try again what failed of a run, and nothing else')
    .option('--failed', 'without a run: every run that failed; calls that were settled as failed are made again')
    .option('--recipe <name>', 'with --failed: only runs of this recipe')
    .option(...REASON)
    .action((run: string | undefined, options: RetryOptions) =>
      perform(async (context) => (await change()).retryRuns(run, options, context)),
    );
  runs
    .command('resolve [run] [step]')
    .description('say what became of a step whose outcome is uncertain, or of all such steps')
    .addOption(new Option('--happened', 'the call happened').conflicts(['tryAgain', 'failed']))
    .option('--output <json>', 'with --happened: what it gave, needed where other steps read it; as --input of call')
    .addOption(new Option('--try-again', 'it did not happen: make it again').conflicts('failed'))
    .option('--failed', 'it certainly did not happen, and the step has failed; `runs retry` makes the call again')
    .option('--all', 'every uncertain step, of the run or of all runs: list them, and settle them with --yes')
    .option('--recipe <name>', 'with --all and without a run: only runs of this recipe')
    .option('--yes [steps]', 'with --all: settle them; with a number, only if they are so many', whole)
    .addOption(
      new Option('--from <file>', 'what became of each of many, one JSON object a line; - for standard input').conflicts([
        'happened',
        'output',
        'tryAgain',
        'failed',
        'all',
        'recipe',
        'yes',
      ]),
    )
    .option(...REASON)
    .action((run: string | undefined, step: string | undefined, options: ResolveOptions) =>
      perform(async (context) => (await import('./commands/runs/resolve.js')).resolve(run, step, options, context)),
    );
  ofOne('signal', 'give a run the signal that a step of it waits for')
    .argument('<name>', 'name of the signal')
    .option('--data <json>', 'what the step gives; as --input of call')
    .option('--id <id>', 'makes a repeat of the same signal harmless')
    .option(...REASON)
    .action((run: string, name: string, options: SignalOptions) =>
      perform(async (context) => (await change()).signalRun(run, name, options, context)),
    );
  ofOne('export', 'print everything that is kept of a run as one JSON document').action((run: string) =>
    perform(async (context) => (await import('./commands/runs/export.js')).exportRun(run, context)),
  );
}
