import { InvalidInputError } from 'trunkline/errors';
import type { DecidedStep } from '../../../project/runs/decided-steps.js';
import type { CommandContext } from '../../context.js';
import { readText } from '../../input.js';
import { open } from '../../open.js';
import { askingOf, type ChangeOptions } from './change.js';
import { type DecisionLine, decisionLines } from './decision-lines.js';
import { settle } from './settle.js';

/** Settles what each line of a file says, once every line is found good. */
export async function resolveFrom(from: string, options: ChangeOptions, context: CommandContext): Promise<number> {
  const text = await readText(from === '-' ? from : `@${from}`, 'Give a file with one decision a line, or - for standard input.');
  const lines = decisionLines(text);
  if (lines.length === 0) throw refused('There is no decision in it.', []);
  const good = lines.filter((line) => 'decided' in line);
  const decided: readonly DecidedStep[] = good.map((line) => line.decided);
  await using project = await open(context);
  const faults = await project.runs.decisionFaults(decided);
  const bad = [
    ...lines.flatMap(faultOf),
    ...faults.map(({ place, error }) => ({ number: good[place]!.number, message: error.message, remedy: error.remedy })),
  ];
  if (bad.length > 0) throw refused('Some lines cannot be taken: nothing was settled.', bad);
  return await settle(project.runs.resolveAll(decided, askingOf(options, context)), context);
}

interface BadLine {
  /** From 1. */
  readonly number: number;
  readonly message: string;
  readonly remedy?: string | undefined;
}

const faultOf = (line: DecisionLine): readonly BadLine[] => ('decided' in line ? [] : [{ number: line.number, message: line.fault }]);

const refused = (message: string, lines: readonly BadLine[]): InvalidInputError =>
  new InvalidInputError(message, {
    code: 'bad_decisions',
    details: lines
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, message: fault, remedy }) => ({
        path: `line ${number}`,
        message: remedy === undefined ? fault : `${fault} ${remedy}`,
        code: 'bad_decision',
      })),
    remedy: `A line is as {"run": "4f1c", "step": "launch", "outcome": "happened", "output": {"id": 1}}; other outcomes are try-again and failed.`,
  });
