import type { Run } from '../../../ports/store/index.js';
import { isoTime, noteJson, runJson, stepJson } from '../../../project/runs/record-json.js';
import type { RunNews } from '../../../project/runs/watch-run.js';
import type { CommandContext } from '../../context.js';
import { EXIT } from '../../exit-code.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { errorText, styleStatus, waitText, whyText } from '../../run-text.js';
import type { Terminal } from '../../terminal.js';
import { noteText } from './show.js';

const BY_STATUS: Readonly<Partial<Record<Run['status'], number>>> = {
  succeeded: EXIT.ok,
  failed: EXIT.rejected,
  cancelled: EXIT.rejected,
  uncertain: EXIT.uncertain,
};

/** Tells what a run does until it has ended, one line each; with `--json`, one JSON text each. Gives the exit code. */
export async function watchRun(id: string, context: CommandContext): Promise<number> {
  const { terminal, json, signal } = context;
  await using project = await open(context);
  let code: number = EXIT.interrupted;
  for await (const news of project.runs.watch(id, { signal })) {
    if (news.kind === 'run') code = BY_STATUS[news.run.status] ?? EXIT.interrupted;
    await terminal.out(`${json ? JSON.stringify(newsJson(news)) : newsText(news, terminal)}\n`);
  }
  return code;
}

function newsJson(news: RunNews): Readonly<Record<string, unknown>> {
  if (news.kind === 'run') return { kind: 'run', ...runJson(news.run) };
  if (news.kind === 'note') return { kind: 'note', ...noteJson(news.note) };
  const { output: _output, ...step } = stepJson(news.step);
  return { kind: 'step', ...step };
}

function newsText(news: RunNews, terminal: Terminal): string {
  if (news.kind === 'note') return noteText(news.note);
  if (news.kind === 'run') {
    const { run } = news;
    const why = whyText(run);
    return `${isoTime(run.endedAt ?? run.startedAt ?? run.createdAt)}  run ${styleStatus(run, terminal)}${why === '' ? '' : `: ${why}`}`;
  }
  const { step } = news;
  const why = step.error === undefined ? (step.wait ? waitText(step.wait) : '') : errorText(step.error);
  return `${isoTime(step.endedAt ?? step.startedAt)}  ${printable(step.path)} ${styleStatus(step, terminal)}${why === '' ? '' : `: ${why}`}`;
}
