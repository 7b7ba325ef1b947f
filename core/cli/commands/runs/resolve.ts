import { InvalidInputError } from 'trunkline/errors';
import type { RunAnswer } from '../../../project/runs/ask-runs.js';
import type { OpenProject } from '../../../project/open-project.js';
import { callJson, isoTime } from '../../../project/runs/record-json.js';
import type { StepAnswer, StepDecision } from '../../../project/runs/resolve-steps.js';
import type { StepCall } from '../../../project/runs/step-calls.js';
import { counted } from '../../../text/counted.js';
import type { CommandContext } from '../../context.js';
import { EXIT } from '../../exit-code.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { dataText, shortId } from '../../run-text.js';
import { table } from '../../table.js';
import { ask, askingOf, type ChangeOptions, GO_ON, usage, value } from './change.js';

export interface ResolveOptions extends ChangeOptions {
  readonly happened?: boolean;
  readonly output?: string;
  readonly tryAgain?: boolean;
  readonly failed?: boolean;
  readonly all?: boolean;
  readonly recipe?: string;
  /** How many there must be, where that is said. */
  readonly yes?: true | number;
}

const HEAD = ['RUN', 'STEP', 'OPERATION', 'ATTEMPTS', 'BEGAN', 'INPUT'] as const;

/** Says what became of one step, or of every step whose outcome is uncertain. Gives the exit code. */
export async function resolve(
  run: string | undefined,
  step: string | undefined,
  options: ResolveOptions,
  context: CommandContext,
): Promise<number> {
  const { all, recipe, yes } = options;
  if (all) return resolveAll(run, step, options, context);
  if (run === undefined || step === undefined || recipe !== undefined || yes !== undefined) {
    throw usage(
      'Name a run and a step of it, or say --all for every uncertain step.',
      'As: trunkline runs resolve --all --recipe order-intake',
    );
  }
  const decision = await decisionOf(options);
  return ask((runs, asking) => runs.resolve(run, step, decision, asking), options, context);
}

/** Lists them, and settles them only where that is asked for: what is said of many was not seen of each. */
async function resolveAll(
  run: string | undefined,
  step: string | undefined,
  options: ResolveOptions,
  context: CommandContext,
): Promise<number> {
  const { recipe, output, yes } = options;
  if (step !== undefined || (run !== undefined && recipe !== undefined))
    throw usage('--all takes a run or --recipe, and no step.', 'Leave out one.');
  if (output !== undefined) throw usage('--output says what one call gave.', 'Name its run and its step, and leave out --all.');
  const decision = yes !== undefined || isSaid(options) ? await decisionOf(options) : undefined;
  await using project = await open(context);
  const calls: StepCall[] = [];
  for await (const call of project.runs.unsettled({ ...(run !== undefined && { run }), ...(recipe !== undefined && { recipe }) }))
    calls.push(call);
  if (calls.length === 0 && !context.json) context.terminal.err(`${NOTHING}${(await isUnderWay(project, options)) ? LATER : ''}\n`);
  if (decision === undefined || yes === undefined) return await listCalls(calls, decision, context);
  if (yes !== true && yes !== calls.length) throw others(calls.length, yes);
  return await settle(project.runs.resolveAll(calls, decision, askingOf(options, context)), context);
}

async function listCalls(
  calls: readonly StepCall[],
  decision: StepDecision | undefined,
  { terminal, json }: CommandContext,
): Promise<number> {
  if (json) await terminal.out(`${JSON.stringify(calls.map(callJson))}\n`);
  else if (calls.length > 0) await terminal.out(`${table([HEAD, ...calls.map(rowOf)])}\n`);
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

const SAID = { happened: 'as having happened', 'try-again': 'by trying again', failed: 'as failed' } as const;

function nextText(count: number, decision: StepDecision | undefined): string {
  const steps = counted(count, 'uncertain step');
  if (!decision) return `${steps}. Look at the vendors, then say --happened, --try-again or --failed, and --yes ${count}.`;
  return `${steps} to settle ${SAID[decision.kind]}. Nothing was changed: say --yes ${count} as well, and all of these are settled so.`;
}

async function settle(settling: AsyncIterable<StepAnswer>, { terminal, json }: CommandContext): Promise<number> {
  const answers: StepAnswer[] = [];
  for await (const answer of settling) {
    answers.push(answer);
    if (!json) terminal.err(`${shortId(answer.run)} ${printable(answer.step)}: ${printable(answer.message)}\n`);
  }
  if (json) await terminal.out(`${JSON.stringify(answers)}\n`);
  else if (answers.length > 0) terminal.err(`${settledText(answers)}\n`);
  return answers.every(({ done }) => done) ? EXIT.ok : EXIT.rejected;
}

function settledText(answers: readonly RunAnswer[]): string {
  const done = answers.filter((answer) => answer.done);
  const runs = new Set(done.map(({ run }) => run)).size;
  const left = answers.length - done.length;
  const goOn = done.some(({ atOnce }) => !atOnce) ? GO_ON : '';
  return `${counted(done.length, 'step')} of ${counted(runs, 'run')} settled${left > 0 ? `, ${left} not` : ''}.${goOn}`;
}

const isSaid = ({ happened, tryAgain, failed }: ResolveOptions): boolean => Boolean(happened ?? tryAgain ?? failed);

async function decisionOf({ happened, output, tryAgain, failed }: ResolveOptions): Promise<StepDecision> {
  if (output !== undefined && !happened) throw usage('--output says what a call gave that happened.', 'Say --happened as well.');
  if (happened) return { kind: 'happened', output: await value(output, '--output') };
  if (tryAgain) return { kind: 'try-again' };
  if (failed) return { kind: 'failed' };
  throw usage('What became of the step is not said.', 'Look at the vendor, then say --happened, --try-again or --failed.');
}

const others = (count: number, said: number): InvalidInputError =>
  new InvalidInputError(`There are ${counted(count, 'uncertain step')} now, and not ${said}: nothing was changed.`, {
    code: 'steps_changed',
    remedy: 'Leave out --yes to see which there are.',
  });
