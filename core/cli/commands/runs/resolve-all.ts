import { InvalidInputError } from 'trunkline/errors';
import type { OpenProject } from '../../../project/open-project.js';
import type { Asking } from '../../../project/runs/ask-runs.js';
import type { StepDecision } from '../../../project/runs/decided-steps.js';
import { callJson, isoTime } from '../../../project/runs/record-json.js';
import type { StepAnswer } from '../../../project/runs/resolve-steps.js';
import type { StepCall } from '../../../project/runs/step-calls.js';
import { counted } from '../../../text/counted.js';
import type { CommandContext } from '../../context.js';
import { EXIT } from '../../exit-code.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { dataText, shortId } from '../../run-text.js';
import { table } from '../../table.js';
import { askingOf, usage } from './change.js';
import { decisionOf, isDecided, type ResolveOptions } from './decision-of.js';
import { settle } from './settle.js';

/** Lists them, and settles them only where that is asked for: what is said of many was not seen of each. */
export async function resolveAll(
  run: string | undefined,
  step: string | undefined,
  options: ResolveOptions,
  context: CommandContext,
): Promise<number> {
  const { recipe, output, yes } = options;
  if (step !== undefined || (run !== undefined && recipe !== undefined))
    throw usage('--all takes a run or --recipe, and no step.', 'Leave out one.');
  if (output !== undefined)
    throw usage('--output says what one call gave.', 'Name its run and its step, and leave out --all; or say --from.');
  const decision = yes !== undefined || isDecided(options) ? await decisionOf(options) : undefined;
  await using project = await open(context);
  const calls: StepCall[] = [];
  for await (const call of project.runs.unsettled({ ...(run !== undefined && { run }), ...(recipe !== undefined && { recipe }) }))
    calls.push(call);
  if (calls.length === 0 && !context.json) context.terminal.err(`${NOTHING}${(await isUnderWay(project, options)) ? LATER : ''}\n`);
  const read = decision?.kind === 'happened' ? calls.filter(({ readBy }) => readBy.length > 0) : [];
  const alike = calls.filter((call) => !read.includes(call));
  if (decision === undefined || yes === undefined) return await listCalls(alike, read, decision, context);
  if (yes !== true && yes !== alike.length) throw others(alike.length, read.length, yes);
  return await settle(settling(project, alike, read, decision, askingOf(options, context)), context);
}

/** Those that are left out are told first, as not settled. */
async function* settling(
  { runs }: OpenProject,
  alike: readonly StepCall[],
  read: readonly StepCall[],
  decision: StepDecision,
  asking: Asking,
): AsyncGenerator<StepAnswer> {
  for (const { run, step, readBy } of read) yield { run, step, done: false, atOnce: false, message: `${leftOut(readBy)} ${HOW}` };
  yield* runs.resolveAll(
    alike.map(({ run, step, attempts }) => ({ run, step, attempts, decision })),
    asking,
  );
}

const leftOut = (readBy: readonly string[]): string => `It is left out: what it gave is read by ${readBy.join(', ')}.`;
const HOW = 'Say what each gave with --from, or one by one with --output.';

const HEAD = ['RUN', 'STEP', 'OPERATION', 'ATTEMPTS', 'BEGAN', 'INPUT'] as const;

async function listCalls(
  calls: readonly StepCall[],
  read: readonly StepCall[],
  decision: StepDecision | undefined,
  { terminal, json }: CommandContext,
): Promise<number> {
  if (json) await terminal.out(`${JSON.stringify(calls.map(callJson))}\n`);
  else if (calls.length > 0) await terminal.out(`${table([HEAD, ...calls.map(rowOf)])}\n`);
  if (!json && read.length > 0) terminal.err(`${counted(read.length, 'uncertain step')} left out, whose output other steps read. ${HOW}\n`);
  if (!json && calls.length > 0) terminal.err(`${nextText(calls.length, decision)}\n`);
  return EXIT.ok;
}

const NOTHING = 'No step is uncertain: there is nothing to settle.';
const LATER =
  ' What was under way when its process died is told here once `trunkline run --continue` of its recipe, or a server, has looked at it.';

/** Whether some run is, or was when its process died: what is not known of it is not settled yet. */
async function isUnderWay({ runs }: OpenProject, { recipe }: ResolveOptions): Promise<boolean> {
  return (await runs.list({ status: ['running'], limit: 1, ...(recipe !== undefined && { recipe }) })).length > 0;
}

function rowOf(call: StepCall): readonly string[] {
  const { run, step, operation, attempts, startedAt, unknown } = call;
  const input = unknown === undefined ? dataText(call.input) : printable(unknown);
  return [shortId(run), printable(step), printable(operation), String(attempts), isoTime(startedAt), input];
}

const SAID = {
  happened: 'as having happened',
  'try-again': 'by trying again',
  failed: 'as failed, which says that none of them happened, and lets a retry make them',
} as const;

function nextText(count: number, decision: StepDecision | undefined): string {
  const steps = counted(count, 'uncertain step');
  if (!decision)
    return `${steps}. Look at the vendors, then say --happened, --try-again or --failed, and --yes ${count}; or what became of each, with --from.`;
  return `${steps} to settle ${SAID[decision.kind]}. Nothing was changed: say --yes ${count} as well, and all of these are settled so.`;
}

function others(count: number, read: number, said: number): InvalidInputError {
  const besides = read > 0 ? ` beside ${read} whose output other steps read` : '';
  return new InvalidInputError(`There are ${counted(count, 'uncertain step')} now${besides}, and not ${said}: nothing was changed.`, {
    code: 'steps_changed',
    remedy: read > 0 ? `Leave out --yes to see which there are. ${HOW}` : 'Leave out --yes to see which there are.',
  });
}
