import { jsonHash } from '../../text/canonical-json.js';
import type { Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import type { BranchProgram, SwitchProgram } from '../program/program.js';

/** Runs one of two blocks. Which one is decided once. */
export async function runBranch(step: BranchProgram, frame: Frame): Promise<Flow> {
  const arm = await decide(frame, pathOf(frame, step), () => (step.test(frame.scope) ? 'then' : 'else'));
  return frame.run(arm === 'then' ? step.then : step.else, frame);
}

/** Runs the block of the first case that has the value. Which one is decided once. */
export async function runSwitch(step: SwitchProgram, frame: Frame): Promise<Flow> {
  const arm = await decide(frame, pathOf(frame, step), () => {
    const value = jsonHash(step.value(frame.scope));
    return step.cases.findIndex(({ is }) => is.some((one) => jsonHash(one(frame.scope)) === value));
  });
  return frame.run(step.cases[Number(arm)]?.steps ?? step.default, frame);
}

async function decide(frame: Frame, path: string, choose: () => unknown): Promise<unknown> {
  const before = frame.durable.recall(path);
  if (before?.status === 'succeeded') return frame.durable.output(before);
  const arm = choose();
  frame.durable.settle(path, { status: 'succeeded', output: arm });
  return arm;
}
