import { jobAt } from './job.js';
import type { JobRecord, RunRecord } from './records.js';
import { idOf, numberOf } from './seeds/ids.js';

/** A step of a run: what it is called, and when it starts and ends. */
export interface RunStep extends JobRecord {
  readonly order: number;
  readonly name: string;
  readonly isBuiltIn: boolean;
}

const NAMES = ['get code', 'setup environment', 'wercker-init', 'npm-install', 'npm-test', 'store'] as const;
const BUILT_IN = 2;
/** Room for the orders of one run's steps in their ids. */
const STEPS_PER_RUN = 16;

export const TOTAL_STEPS = NAMES.length;

/** The steps of a run one after another; a run that fails does so in the last step but one, and never gets to the last. */
export function stepsOf(run: RunRecord): RunStep[] {
  const done = run.outcome === 'failed' ? NAMES.length - 1 : NAMES.length;
  const each = (run.endsAt - run.startsAt) / done;
  const number = numberOf('run', run.id) ?? 0;
  return NAMES.map((name, index) => {
    const startsAt = Math.round(run.startsAt + index * each);
    return {
      id: idOf('step', number * STEPS_PER_RUN + index + 1),
      createdAt: run.createdAt,
      startsAt,
      endsAt: Math.round(startsAt + each),
      outcome: run.outcome === 'failed' && index === done - 1 ? 'failed' : 'passed',
      ...(run.abortedAt !== undefined && { abortedAt: run.abortedAt }),
      order: index + 1,
      name,
      isBuiltIn: index < BUILT_IN,
    };
  });
}

/** How a step stands: one that its run never came to stays as it was made. */
export function stepAt(step: RunStep, run: RunRecord, now: number): ReturnType<typeof jobAt> {
  const end = Math.min(run.abortedAt ?? Infinity, run.outcome === 'failed' ? run.endsAt - 1 : Infinity);
  if (step.startsAt > end) return { status: 'notstarted', result: 'unknown' };
  const { abortedAt, ...own } = step;
  return jobAt(abortedAt !== undefined && abortedAt < step.endsAt ? step : own, now);
}

/** The run that a step's id belongs to. */
export function runIdOfStep(stepId: string): string | undefined {
  const number = numberOf('step', stepId);
  return number === undefined ? undefined : idOf('run', Math.floor(number / STEPS_PER_RUN));
}
