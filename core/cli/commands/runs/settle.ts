import type { RunAnswer } from '../../../project/runs/ask-runs.js';
import type { StepAnswer } from '../../../project/runs/resolve-steps.js';
import { counted } from '../../../text/counted.js';
import type { CommandContext } from '../../context.js';
import { EXIT } from '../../exit-code.js';
import { printable } from '../../printable.js';
import { shortId } from '../../run-text.js';
import { GO_ON } from './change.js';

/** Tells what becomes of each step, and how many are settled. Gives the exit code. */
export async function settle(settling: AsyncIterable<StepAnswer>, { terminal, json }: CommandContext): Promise<number> {
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
