import type { DecidedStep, StepDecision } from '../../../project/runs/decided-steps.js';
import { counted } from '../../../text/counted.js';
import { parseJson } from '../../../text/parse-json.js';

/** One line of a file of decisions: what it says, or why it cannot be taken. */
export type DecisionLine = { readonly number: number } & ({ readonly decided: DecidedStep } | { readonly fault: string });

type Fields = Readonly<Record<string, unknown>>;

const OUTCOMES: readonly string[] = ['happened', 'try-again', 'failed'];
const SAID: readonly string[] = ['run', 'step', 'attempts', 'outcome', 'output', 'reason'];
/** What `--all --json` lists of a call beside these: it may stay where it is. */
const LISTED: readonly string[] = ['recipe', 'status', 'operation', 'effect', 'startedAt', 'key', 'input', 'file', 'unknown', 'readBy'];

/** Reads JSON Lines; lines are numbered from 1, and blank ones left out. */
export function decisionLines(text: string): readonly DecisionLine[] {
  return text
    .split('\n')
    .map((line, place) => ({ line: line.trim(), number: place + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => ({ number, ...read(line) }));
}

function read(line: string): { readonly decided: DecidedStep } | { readonly fault: string } {
  const fields = fieldsOf(line);
  if (typeof fields === 'string') return { fault: fields };
  const faults = [...faultsOf(fields)];
  if (faults.length > 0) return { fault: `${faults.join('; ')}.` };
  const { run, step, attempts, reason } = fields as unknown as DecidedStep;
  return {
    decided: {
      run,
      step,
      decision: decisionOf(fields),
      ...(attempts !== undefined && { attempts }),
      ...(reason !== undefined && { reason }),
    },
  };
}

function fieldsOf(line: string): Fields | string {
  try {
    const value = parseJson(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : 'It is no JSON object.';
  } catch (error) {
    return `It is no JSON: ${(error as Error).message}.`;
  }
}

function* faultsOf(fields: Fields): Generator<string> {
  const { run, step, attempts, outcome, output, reason } = fields;
  if (!isText(run)) yield '`run` is the id of a run, or a beginning of it';
  if (!isText(step)) yield '`step` is the path of a step';
  if (!OUTCOMES.some((one) => one === outcome)) yield '`outcome` is happened, try-again or failed';
  else if (output !== undefined && outcome !== 'happened') yield '`output` is of a call that happened';
  if (attempts !== undefined && !Number.isSafeInteger(attempts)) yield '`attempts` is a whole number';
  if (reason !== undefined && !isText(reason)) yield '`reason` is a text';
  const unknown = Object.keys(fields).filter((name) => ![...SAID, ...LISTED].includes(name));
  if (unknown.length > 0) yield `${counted(unknown.length, 'unknown name')}: ${unknown.join(', ')}`;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

function decisionOf({ outcome, output }: Fields): StepDecision {
  if (outcome === 'happened') return { kind: outcome, ...(output !== undefined && { output }) };
  return { kind: outcome as 'try-again' | 'failed' };
}
