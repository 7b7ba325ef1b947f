import type { RunRecord } from '../records.js';
import { type RunStep, stepAt } from '../steps.js';
import { isoTime } from '../times.js';
import type { View } from './view.js';

/** Facts: C71. Only the last step keeps artifacts, once it has passed. */
export function stepDetails(step: RunStep, run: RunRecord, { now, origin }: View) {
  const { id, order, name, isBuiltIn } = step;
  const { status, result, startedAt, finishedAt } = stepAt(step, run, now);
  const url = `${origin}/api/v3/runsteps/${id}`;
  return {
    id,
    url,
    artifactsUrl: name === 'store' && result === 'passed' ? `${url}/artifacts` : null,
    createdAt: isoTime(step.createdAt),
    ...(isBuiltIn ? { step: name } : { displayName: name, phase: 'mainSteps' }),
    ...(startedAt !== undefined && { startedAt: isoTime(startedAt) }),
    ...(finishedAt !== undefined && { finishedAt: isoTime(finishedAt) }),
    logUrl: `${url}/log`,
    order,
    status,
    result,
  };
}

/** What a step has written by now. */
export function stepLog(step: RunStep, run: RunRecord, now: number): string {
  const { status, result } = stepAt(step, run, now);
  if (status === 'notstarted') return '';
  const variables = run.envVars.map(({ key, value }) => `export ${key}="${value}"\n`).join('');
  const end = status === 'finished' ? `${step.name} ${result}\n` : '';
  return `Running step: ${step.name}\n${variables}${end}`;
}
