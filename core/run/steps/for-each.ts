import { DONE, type Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import { arrayItems } from '../loop/array-items.js';
import { Iterations } from '../loop/iterations.js';
import type { LoopItems } from '../loop/loop-items.js';
import { listItems } from '../loop/list-items.js';
import type { LoopProgram } from '../program/program.js';

/** Runs its steps for each item; one that has an outcome is never begun again. */
export async function runLoop(step: LoopProgram, frame: Frame): Promise<Flow> {
  const path = pathOf(frame, step);
  const { durable, program, scope } = frame;
  const before = durable.recall(path);
  if (before?.status === 'failed') return { kind: 'failed', error: before.error };
  if (before?.status === 'succeeded') {
    if (program.isRead(step.id)) scope.steps[step.id] = await durable.output(before);
    return DONE;
  }
  await durable.begin(path);
  const items: LoopItems = step.source ? listItems(step, step.source, path, frame) : arrayItems(step, path, frame);
  const flow = await new Iterations(step, path, frame, items).run();
  if (flow.kind === 'failed') durable.settle(path, { status: 'failed', error: flow.error });
  if (flow.kind !== 'done') return flow;
  const tally = await durable.stream.tally(path);
  const output = { ...tally, complete: items.isComplete, ...(step.collect && { items: await durable.stream.collected(path) }) };
  durable.settle(path, { status: 'succeeded', output });
  if (program.isRead(step.id)) scope.steps[step.id] = output;
  return DONE;
}
