import { jsonHash } from '../../text/canonical-json.js';
import type { Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import type { BranchProgram, SwitchProgram } from '../program/program.js';

/** Runs one of two blocks. Which one is decided once. */
export async function runBranch(step: BranchProgram, frame: Frame): Promise<Flow> {
  const arm = await decide(frame, pathOf(frame, step), async () => ((await step.test(frame.scope)) ? 'then' : 'else'));
  return frame.run(arm === 'then' ? step.then : step.else, frame);
}

/** Runs the block of the first case that has the value. Which one is decided once. */
export async function runSwitch(step: SwitchProgram, frame: Frame): Promise<Flow> {
  const arm = await decide(frame, pathOf(frame, step), () => caseOf(step, frame));
  return frame.run(step.cases[Number(arm)]?.steps ?? step.default, frame);
}

/** Place of the first case that has the value; -1 when none has. */
async function caseOf({ value, cases }: SwitchProgram, { scope }: Frame): Promise<number> {
  const wanted = jsonHash(await value(scope));
  for (const [place, { is }] of cases.entries()) {
    for (const one of is) if (jsonHash(await one(scope)) === wanted) return place;
  }
  return -1;
}

async function decide(frame: Frame, path: string, choose: () => Promise<unknown>): Promise<unknown> {
  const before = frame.durable.recall(path);
  if (before?.status === 'succeeded') return frame.durable.output(before);
  const arm = await choose();
  frame.durable.settle(path, { status: 'succeeded', output: arm });
  return arm;
}
