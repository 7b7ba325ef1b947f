import { DONE, type Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import type { FailProgram, ReturnProgram, SetProgram } from '../program/program.js';
import { runError } from '../run-errors.js';

/** Changes vars. Computed anew in every replay, from what is in the journal alone. */
export function runSet(step: SetProgram, { scope }: Frame): Flow {
  Object.assign(scope.vars, step.vars(scope));
  return DONE;
}

export const runReturn = (step: ReturnProgram, { scope }: Frame): Flow => ({ kind: 'returned', value: step.value(scope) });

export function runFail(step: FailProgram, frame: Frame): Flow {
  const path = pathOf(frame, step);
  const before = frame.durable.recall(path);
  if (before?.status === 'failed') return { kind: 'failed', error: before.error };
  const error = runError(step.code, String(step.message(frame.scope)));
  frame.durable.settle(path, { status: 'failed', error });
  return { kind: 'failed', error };
}
