import type { Command } from 'commander';
import { counting } from './arguments.js';
import type { Perform } from './commands.js';

interface WindowOptions {
  readonly since?: string;
  readonly until?: string;
}

/** The commands about what starts runs. A trigger is named by its recipe, which is given by name or by file, and its id there. */
export function addTriggersCommands(program: Command, perform: Perform): void {
  const triggers = program.command('triggers').description('list, show and change triggers of recipes');
  const module = () => import('./commands/triggers/triggers.js');
  triggers
    .command('list')
    .description('list the triggers of the project’s recipes, and those that were polled')
    .action(() => perform(async (context) => (await module()).listTriggers(context)));
  triggers
    .command('show <recipe> <trigger>')
    .description('show how a trigger stands: its cursor, its polls, what is wrong with it')
    .action((recipe: string, trigger: string) => perform(async (context) => (await module()).showTrigger(recipe, trigger, context)));
  triggers
    .command('reset <recipe> <trigger>')
    .description('have a trigger begin anew with its next poll')
    .option('--forget', 'forget what it has seen as well; events that have a run start none again')
    .action((recipe: string, trigger: string, options: { readonly forget?: boolean }) =>
      perform(async (context) => (await module()).resetTrigger(recipe, trigger, options, context)),
    );
  triggers
    .command('pauses')
    .description('list what is not called for now: paused connections, and what vendors have closed')
    .action(() => perform(async (context) => (await import('./commands/triggers/pauses.js')).listPauses(context)));
  triggers
    .command('resume <connection>')
    .description('poll a paused connection again, and call what its vendor had closed')
    .action((connection: string) => perform(async (context) => (await module()).resumeConnection(connection, context)));
  triggers
    .command('backfill <recipe> <trigger>')
    .description('start runs for events of the past that have none')
    .option('--since <place>', 'from this time, or number where the cursor is one')
    .option('--until <place>', 'up to this one, and without it')
    .action((recipe: string, trigger: string, options: WindowOptions) =>
      perform(async (context) => (await module()).backfill(recipe, trigger, options, context)),
    );
  triggers
    .command('test <recipe> <trigger>')
    .description('print the events that a poll would start now, and change nothing')
    .action((recipe: string, trigger: string) => perform(async (context) => (await module()).testTrigger(recipe, trigger, context)));
  const letters = program.command('deadletters').description('list, show, replay and drop records that could not become events');
  const lettersModule = () => import('./commands/triggers/dead-letters.js');
  letters
    .command('list')
    .description('list dead letters, and records that are set aside and still tried, oldest first')
    .action(() => perform(async (context) => (await lettersModule()).listLetters(context)));
  const ofOne = (name: string, does: string): Command =>
    letters.command(name).description(does).argument('<number>', 'its number', counting);
  ofOne('show', 'show a dead letter: its record, and why it is no event').action((number: number) =>
    perform(async (context) => (await lettersModule()).showLetter(number, context)),
  );
  ofOne('replay', 'try a dead letter again with the next poll of its trigger, or while its recipe is served').action((number: number) =>
    perform(async (context) => (await lettersModule()).changeLetter('replay', number, context)),
  );
  ofOne('drop', 'drop a dead letter for good').action((number: number) =>
    perform(async (context) => (await lettersModule()).changeLetter('drop', number, context)),
  );
}
