import { counted } from '../../text/counted.js';
import { DONE, type Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import { arrayItems } from '../loop/array-items.js';
import { Iterations } from '../loop/iterations.js';
import type { LoopItems } from '../loop/loop-items.js';
import { listItems } from '../loop/list-items.js';
import type { LoopProgram } from '../program/program.js';
import { unknownOutcome } from '../run-errors.js';

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
  const flow = await knownFlow(await new Iterations(step, path, frame, items).run(), path, frame);
  if (flow.kind === 'failed') durable.settle(path, { status: 'failed', error: flow.error });
  if (flow.kind !== 'done') return flow;
  const tally = await durable.stream.tally(path);
  const output = { ...tally, complete: items.isComplete, ...(step.collect && { items: await durable.stream.collected(path) }) };
  durable.settle(path, { status: 'succeeded', output });
  if (program.isRead(step.id)) scope.steps[step.id] = output;
  return DONE;
}

/**
 * What is behind a loop reads how its items ended: it waits until a person has said so of those whose outcome is not known. The loop then goes on from its
 * journal to whatever else its end is.
 */
async function knownFlow(flow: Flow, path: string, { durable }: Frame): Promise<Flow> {
  if (flow.kind !== 'done' && flow.kind !== 'returned' && flow.kind !== 'failed' && flow.kind !== 'expired') return flow;
  const { uncertain } = await durable.stream.tally(path);
  if (uncertain === 0) return flow;
  if (flow.kind === 'failed') durable.note(path, `what is uncertain comes first; apart from that it failed: ${JSON.stringify(flow.error)}`);
  if (flow.kind === 'expired') durable.note(path, 'what is uncertain comes first; apart from that its time is over');
  return { kind: 'uncertain', error: unknownOutcome(counted(uncertain, 'item')) };
}
