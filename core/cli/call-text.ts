import type { Run } from '../ports/store/index.js';
import { isoTime } from '../project/runs/record-json.js';
import type { StepCall } from '../project/runs/step-calls.js';
import { printable } from './printable.js';
import { dataText, styleStatus } from './run-text.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';

/** A call that a person has to look after: what it was given, and what can be said of it. */
export function callText(call: StepCall, run: Run, terminal: Terminal): string {
  const { step, operation, effect, startedAt, key, file, unknown } = call;
  const rows = [
    ['calls', `${printable(operation)}, ${effect}`],
    ['began', isoTime(startedAt)],
    ...(key === undefined ? [] : [['key', printable(key)]]),
    ['input', unknown === undefined ? dataText(call.input) : printable(unknown)],
    ...(file === undefined ? [] : [['file', printable(file)]]),
    ...commandsOf(call, run).map((command, place) => [place === 0 ? 'settle' : '', command]),
    ...notesOf(call, run).map((note) => ['', note]),
  ];
  const head = `${printable(step)} ${styleStatus(call, terminal)}`;
  return `${head}\n${table(rows.map((row) => ['', ...row]))}`;
}

/** What settles it, to be copied into a shell; nothing while its run goes on, or has been cancelled. */
function commandsOf(call: StepCall, run: Run): readonly string[] {
  const { run: id, step, status, readBy } = call;
  if (!canBeSettled(call, run)) return [];
  if (status === 'failed') return [`trunkline runs retry ${quoted(id)}`];
  const happened = readBy.length > 0 ? `--happened --output '<what it gave>'` : '--happened';
  return [happened, '--try-again', '--failed'].map((outcome) => `trunkline runs resolve ${quoted(id)} ${quoted(step)} ${outcome}`);
}

function canBeSettled({ status }: StepCall, { status: how }: Run): boolean {
  return status === 'failed' ? how === 'failed' || how === 'succeeded' : how === 'uncertain';
}

/** What whoever settles it has to know. */
function notesOf(call: StepCall, run: Run): readonly string[] {
  const { status, effect, operation, readBy } = call;
  if (!canBeSettled(call, run)) return [];
  if (status === 'failed') return effect === 'unsafe' ? ['The retry makes this call again: only if it certainly did not happen.'] : [];
  return [
    ...(readBy.length > 0
      ? [`What it gave is read by ${readBy.map(printable).join(', ')}: trunkline describe ${printable(operation)}`]
      : []),
    '--failed: it certainly did not happen; a retry of the run makes this call again.',
  ];
}

/** As one word of a shell. */
function quoted(word: string): string {
  const shown = printable(word);
  return /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
