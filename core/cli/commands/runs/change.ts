import { InvalidInputError } from 'trunkline/errors';
import type { OpenProject } from '../../../project/open-project.js';
import type { Asking, RunAnswer } from '../../../project/runs/ask-runs.js';
import type { JsonChange } from '../../../text/json-changes.js';
import type { CommandContext } from '../../context.js';
import { counted } from '../../../text/counted.js';
import { EXIT } from '../../exit-code.js';
import { readJson } from '../../input.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';

export interface ChangeOptions {
  readonly reason?: string;
}
export interface ResumeOptions extends ChangeOptions {
  readonly accept?: boolean;
}
export interface RetryOptions extends ChangeOptions {
  readonly failed?: boolean;
  readonly recipe?: string;
}
export interface SignalOptions extends ChangeOptions {
  readonly data?: string;
  readonly id?: string;
}
/** Asks something of runs, awaits the answers and tells them. Gives the exit code. */
type Ask = (runs: OpenProject['runs'], asking: Asking) => Promise<RunAnswer>;

export function cancelRun(id: string, options: ChangeOptions, context: CommandContext): Promise<number> {
  return ask((runs, asking) => runs.cancel(id, asking), options, context);
}

export async function signalRun(id: string, name: string, options: SignalOptions, context: CommandContext): Promise<number> {
  const data = await value(options.data, '--data');
  const named = options.id === undefined ? {} : { id: options.id };
  return ask((runs, asking) => runs.signal(id, name, data, { ...asking, ...named }), options, context);
}

export async function resumeRun(id: string, options: ResumeOptions, context: CommandContext): Promise<number> {
  const { accept = false } = options;
  let changes: readonly JsonChange[] = [];
  const code = await ask(
    async (runs, asking) => {
      const answer = await runs.resume(id, { ...asking, accept });
      ({ changes } = answer);
      return answer;
    },
    options,
    context,
  );
  if (!context.json) for (const change of changes) await context.terminal.out(`${changeText(change)}\n`);
  if (!context.json && changes.length > 0 && !accept) context.terminal.err('Accept that with --accept, or cancel the run.\n');
  return code;
}

/** One run, or every run that failed. */
export async function retryRuns(id: string | undefined, options: RetryOptions, context: CommandContext): Promise<number> {
  if (id !== undefined && options.recipe === undefined) return ask((runs, asking) => runs.retry(id, asking), options, context);
  if (id !== undefined || !options.failed) {
    throw usage('Name a run, or say --failed for every run that failed.', 'As: trunkline runs retry --failed --recipe order-intake');
  }
  const { terminal, json } = context;
  await using project = await open(context);
  const answers: RunAnswer[] = [];
  for await (const { run, ...answer } of project.runs.retryFailed({
    ...askingOf(options, context),
    ...(options.recipe && { recipe: options.recipe }),
  })) {
    answers.push({ run, ...answer });
    if (!json) terminal.err(`${printable(run)}: ${printable(answer.message)}\n`);
  }
  if (json) await terminal.out(`${JSON.stringify(answers)}\n`);
  else terminal.err(`${counted(answers.length, 'failed run')}.${answers.length > 0 ? GO_ON : ''}\n`);
  return answers.every(({ done }) => done) ? EXIT.ok : EXIT.rejected;
}

export const GO_ON = ' They go on with the next `trunkline run` of their recipe; with --continue it starts no others.';

export async function ask(request: Ask, options: ChangeOptions, context: CommandContext): Promise<number> {
  const { terminal, json } = context;
  await using project = await open(context);
  const answer = await request(project.runs, askingOf(options, context));
  if (json) await terminal.out(`${JSON.stringify(answer)}\n`);
  else terminal.err(`${printable(answer.message)}${await nextText(project, answer)}\n`);
  return answer.done ? EXIT.ok : EXIT.rejected;
}

/** Nobody runs it now: when it goes on. */
async function nextText({ runs }: OpenProject, { run, done, atOnce }: RunAnswer): Promise<string> {
  if (!done || atOnce) return '';
  const { endedAt } = await runs.get(run);
  return endedAt === undefined
    ? ' No process executes it now: it goes on with the next `trunkline run` of its recipe, with --continue too.'
    : '';
}

export function askingOf({ reason = 'asked at the command line' }: ChangeOptions, { signal }: CommandContext): Asking {
  return { reason, signal };
}

export async function value(given: string | undefined, option: string): Promise<unknown> {
  return given === undefined ? null : readJson(given, `Give a JSON value, as ${option} '{"id": 1}', ${option} @file.json, or ${option} -.`);
}

function changeText({ path, before, now }: JsonChange): string {
  const text = (side: unknown): string => (side === undefined ? 'nothing' : printable(JSON.stringify(side)));
  return `${printable(path)}: ${text(before)} → ${text(now)}`;
}

export const usage = (message: string, remedy: string): InvalidInputError => new InvalidInputError(message, { code: 'bad_usage', remedy });
