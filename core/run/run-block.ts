import { deadlineFlow, startDeadline } from './deadline.js';
import { DONE, type Flow, STOPPED } from './flow.js';
import { type Frame, pathOf } from './frame.js';
import { giveUp } from './give-up.js';
import type { ProgramStep } from './program/program.js';
import { errorJson, isRecipeFault } from './run-errors.js';
import { runAction } from './steps/action.js';
import { runBranch, runSwitch } from './steps/branch.js';
import { runCall } from './steps/call.js';
import { runFail, runReturn, runSet } from './steps/plain.js';
import { runLoop } from './steps/for-each.js';
import { runParallel } from './steps/parallel.js';
import { runTry } from './steps/try.js';
import { runWait } from './steps/wait.js';

/** Runs steps one after the other, from wherever the journal ends. Throws only when the journal cannot be written. */
export async function runBlock(steps: readonly ProgramStep[], frame: Frame): Promise<Flow> {
  for (const step of steps) {
    if (frame.host.stop?.aborted || frame.isAbandoned()) return STOPPED;
    const flow = await runStep(step, frame);
    if (flow.kind !== 'done') return flow;
  }
  return DONE;
}

async function runStep(step: ProgramStep, frame: Frame): Promise<Flow> {
  const path = pathOf(frame, step);
  const before = frame.durable.recall(path);
  if (before?.status === 'skipped') return DONE;
  if (before?.status === 'failed' && isRecipeFault(before.error)) return { kind: 'failed', error: before.error };
  try {
    if (before === undefined && (await step.guard?.(frame.scope)) === false) {
      frame.durable.settle(path, { status: 'skipped' });
      frame.durable.note(path, 'its condition is false');
      frame.host.report('step.skipped', path);
      return DONE;
    }
    const timed = await startDeadline(step, path, frame);
    return giveUp(deadlineFlow(await dispatch(step, timed), step, path, timed), step, frame);
  } catch (error) {
    if (!isRecipeFault(error)) throw error;
    if (before?.status !== 'failed') frame.durable.settle(path, { status: 'failed', error: errorJson(error) });
    return { kind: 'failed', error: errorJson(error) };
  }
}

function dispatch(step: ProgramStep, frame: Frame): Flow | Promise<Flow> {
  switch (step.kind) {
    case 'action':
      return runAction(step, frame);
    case 'branch':
      return runBranch(step, frame);
    case 'switch':
      return runSwitch(step, frame);
    case 'for-each':
      return runLoop(step, frame);
    case 'parallel':
      return runParallel(step, frame);
    case 'try':
      return runTry(step, frame);
    case 'wait':
      return runWait(step, frame);
    case 'call':
      return runCall(step, frame);
    case 'set':
      return runSet(step, frame);
    case 'return':
      return runReturn(step, frame);
    case 'fail':
      return runFail(step, frame);
  }
}
