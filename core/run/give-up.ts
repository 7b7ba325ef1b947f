import type { StepOutcome, StepRecord } from '../ports/store/index.js';
import type { Durable } from './durable.js';
import type { Flow } from './flow.js';
import { type Frame, pathOf } from './frame.js';
import { blocksOf } from './program/blocks-of.js';
import type { ProgramStep } from './program/program.js';
import { givenUp, interrupted } from './run-errors.js';

/**
 * A step with others in it has failed or is past its time, and will not come back to those of them that an earlier process left open. A call among them that
 * may have happened makes the run uncertain: no `catch` may hide that.
 */
export async function giveUp(flow: Flow, step: ProgramStep, frame: Frame): Promise<Flow> {
  if ((flow.kind !== 'failed' && flow.kind !== 'expired') || !hasSteps(step)) return flow;
  const [uncertain] = await leftOpen(frame.durable, (path) => isWithin(path, step, frame));
  return uncertain ? { kind: 'uncertain', error: uncertain.error ?? interrupted(uncertain.path) } : flow;
}

/** Calls of earlier processes that may have happened and that nobody will come back to. What is still open among them is settled by this. */
export async function leftOpen(durable: Durable, holds: (path: string) => boolean): Promise<readonly StepRecord[]> {
  const left = await durable.doubts(holds);
  for (const { path, scope, status, intent } of left)
    if (status === 'intended') durable.doubt({ path, scope }, outcomeOf(path, intent?.effect));
  return left.filter(({ intent }) => intent?.effect !== 'read');
}

const outcomeOf = (path: string, effect: string | undefined): StepOutcome =>
  effect === 'read' ? { status: 'failed', error: givenUp(path) } : { status: 'uncertain', error: interrupted(path) };

const hasSteps = (step: ProgramStep): boolean => step.kind === 'call' || blocksOf(step).length > 0;

function isWithin(path: string, step: ProgramStep, frame: Frame): boolean {
  const own = pathOf(frame, step);
  if (path.startsWith(`${own}[`) || path.startsWith(`${own}/`)) return true;
  if (step.kind === 'for-each') return false;
  return blocksOf(step)
    .flat()
    .some((inner) => path === pathOf(frame, inner) || isWithin(path, inner, frame));
}
