import { DONE, type Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import type { FailProgram, ReturnProgram, SetProgram } from '../program/program.js';
import { runError } from '../run-errors.js';

/** Changes vars. Computed anew in every replay, from what is in the journal alone. */
export async function runSet(step: SetProgram, { scope }: Frame): Promise<Flow> {
  Object.assign(scope.vars, await step.vars(scope));
  return DONE;
}

export async function runReturn(step: ReturnProgram, { scope }: Frame): Promise<Flow> {
  return { kind: 'returned', value: await step.value(scope) };
}

export async function runFail(step: FailProgram, frame: Frame): Promise<Flow> {
  const path = pathOf(frame, step);
  const before = frame.durable.recall(path);
  if (before?.status === 'failed') return { kind: 'failed', error: before.error };
  const error = runError(step.code, String(await step.message(frame.scope)));
  frame.durable.settle(path, { status: 'failed', error });
  return { kind: 'failed', error };
}
