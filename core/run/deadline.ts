import type { Flow } from './flow.js';
import type { Frame } from './frame.js';
import type { ProgramStep } from './program/program.js';
import { deadlineError } from './run-errors.js';

/** The frame of a step with a time of its own; the same frame for one without, or whose surroundings end sooner. */
export async function startDeadline(step: ProgramStep, path: string, frame: Frame): Promise<Frame> {
  if (step.timeoutMs === undefined) return frame;
  const begun =
    step.kind === 'action' ? (frame.durable.recall(path)?.startedAt ?? frame.host.now()) : await frame.durable.begin(timed(step, path));
  const at = begun + step.timeoutMs;
  return at < frame.deadline.at ? { ...frame, deadline: { at, owner: path } } : frame;
}

/** A time that was this step's own is over: now it is a failure like others, and what is around the step may catch it. */
export function deadlineFlow(flow: Flow, step: ProgramStep, path: string, { durable, deadline }: Frame): Flow {
  if (flow.kind !== 'expired' || flow.owner !== path) return flow;
  const error = deadlineError(path, deadline.at);
  const place = timed(step, path);
  if (durable.recall(place)?.status !== 'failed') durable.settle(place, { status: 'failed', error });
  return { kind: 'failed', error };
}

/** Where the time of a step is journaled: apart from what a branch or switch decided, which stays true when its time is over. */
const timed = ({ kind }: ProgramStep, path: string): string => (kind === 'branch' || kind === 'switch' ? `${path}.time` : path);

export const isOver = ({ deadline, host }: Frame): boolean => host.now() >= deadline.at;
