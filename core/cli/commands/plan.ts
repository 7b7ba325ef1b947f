import type { AfterCrash, Bounds, Plan } from '../../plan/plan.js';
import { durationText } from '../../text/duration.js';
import type { CommandContext } from '../context.js';
import { counted } from '../../text/counted.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { readVariables } from '../variables.js';

export interface PlanCommandOptions {
  readonly input?: string;
  readonly var: readonly string[];
}

/** Tells what a recipe will do, without doing it. */
export async function plan(recipe: string, options: PlanCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  const inputs = await readInput(options.input);
  const vars = readVariables(options.var);
  await using project = await open(context);
  const told = await project.plan(recipe, { vars, ...(inputs && { inputs }) });
  await terminal.out(json ? `${JSON.stringify(told)}\n` : planText(told, terminal));
}

const AFTER_CRASH: Readonly<Record<AfterCrash, string>> = {
  again: 'made again',
  'again-with-key': 'made again, with the same key',
  'looked-up': 'the vendor is asked first',
  person: 'stops for a person',
};

const HEAD = ['STEP', 'OPERATION', 'EFFECT', 'CALLS', 'AFTER A CRASH', 'SCOPES'] as const;

function planText(plan: Plan, terminal: Terminal): string {
  const { recipe, connections, triggers, operations, loops, calls, budgets } = plan;
  const heading = (text: string): string => terminal.style('bold', text);
  return [
    heading(`Recipe ${recipe}`),
    ...connections.map(({ name, connector, title }) => `  ${name}: ${title} (${connector})`),
    ...triggers.map((trigger) => `  on ${trigger.id}: ${triggerText(trigger)}`),
    '',
    table([HEAD, ...operations.map((operation) => rowOf(operation))]),
    '',
    `${heading('Calls in one run')}, repeats not counted: ${boundsText(calls)}`,
    ...loops.map(({ path, items }) => `  items of ${path}: ${boundsText(items)}`),
    ...stops(plan),
    ...budgets.flatMap(budgetLines),
    '',
  ].join('\n');
}

function triggerText(trigger: Plan['triggers'][number]): string {
  if ('schedule' in trigger) return `${trigger.schedule}, by the clocks of ${trigger.timezone}`;
  const { connection, operation, pollsPerDay, toldOnly } = trigger;
  if (toldOnly) return `${connection}.${operation}, told by webhooks`;
  const often = pollsPerDay === undefined ? 'polled once by each run' : `${counted(pollsPerDay, 'poll')} a day, each one call or more`;
  return `${connection}.${operation}, ${often}`;
}

function rowOf({ path, connection, operation, effect, each, loops, afterCrash, scopes }: Plan['operations'][number]): readonly string[] {
  const calls = [boundsText(each), ...loops.slice(-1).map((loop) => `for each item of ${loop}`)].join(' ');
  return [path, `${connection}.${operation}`, effect, calls, AFTER_CRASH[afterCrash], scopes.join(', ') || '-'];
}

function stops({ operations }: Plan): readonly string[] {
  const unsafe = operations.filter(({ afterCrash }) => afterCrash === 'person').map(({ path }) => path);
  return unsafe.length === 0 ? [] : [`A crash in the middle of one of these calls stops the run for a person: ${unsafe.join(', ')}`];
}

function budgetLines({ connection, name, limit, perMs, ms, perThousand, msPerThousandRuns }: Plan['budgets'][number]): readonly string[] {
  return [
    `Rate limit of ${connection} (${name}): ${counted(limit, 'call')} in ${durationText(perMs)}. By it`,
    ...(ms.most === null ? [] : [`  one run takes ${takesText(ms.most)}`]),
    ...Object.entries(perThousand).map(([loop, time]) => `  1000 items of ${loop} take ${takesText(time)}`),
    ...(msPerThousandRuns === null ? [] : [`  1000 runs take ${takesText(msPerThousandRuns)}`]),
  ];
}

const takesText = (ms: number): string => (ms < 1_000 ? 'no longer' : durationText(Math.round(ms / 1_000) * 1_000));

function boundsText({ least, most }: Bounds): string {
  if (most === null) return least === 0 ? 'not known beforehand' : `${least} or more`;
  return least === most ? String(most) : `${least} to ${most}`;
}
