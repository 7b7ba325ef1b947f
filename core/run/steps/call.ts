import { DONE, type Flow } from '../flow.js';
import { type Frame, ownMap, pathOf } from '../frame.js';
import type { CallProgram } from '../program/program.js';

/** Runs another recipe as a part of this run: its steps are journaled under this step's path. */
export async function runCall(step: CallProgram, frame: Frame): Promise<Flow> {
  const path = pathOf(frame, step);
  const { durable, program, scope } = frame;
  const before = durable.recall(path);
  if (before?.status === 'failed') return { kind: 'failed', error: before.error };
  if (before?.status === 'succeeded') {
    if (program.isRead(step.id)) scope.steps[step.id] = await durable.output(before);
    return DONE;
  }
  const called = program.calls.get(step.recipe)!;
  const inputs = called.values.inputs(await step.input(scope));
  const flow = await frame.run(called.steps, {
    ...frame,
    program: called,
    prefix: `${path}/`,
    scope: { event: null, inputs: ownMap(inputs), vars: ownMap(called.recipe.vars), steps: ownMap(), run: scope['run'] },
  });
  if (flow.kind !== 'done' && flow.kind !== 'returned') return flow;
  const output = called.values.outputs(flow.kind === 'returned' ? flow.value : null);
  durable.settle(path, { status: 'succeeded', output });
  if (program.isRead(step.id)) scope.steps[step.id] = output;
  return DONE;
}
