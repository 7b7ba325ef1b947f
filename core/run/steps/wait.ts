import { DONE, type Flow, STOPPED } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import type { WaitProgram } from '../program/program.js';
import type { SignalWait } from '../../recipe/recipe.js';
import { cancelled, runError } from '../run-errors.js';

/** Waits for an instant or a signal. Long waits leave the run in the store and take nothing. */
export async function runWait(step: WaitProgram, frame: Frame): Promise<Flow> {
  const path = pathOf(frame, step);
  const { durable, program, scope } = frame;
  const before = durable.recall(path);
  if (before?.status === 'failed') return { kind: 'failed', error: before.error };
  if (before?.status === 'succeeded') {
    if (step.signal && program.isRead(step.id)) scope.steps[step.id] = await durable.output(before);
    return DONE;
  }
  const begun = await durable.begin(path);
  if (step.signal) return waitForSignal(step, step.signal, path, begun, frame);
  const until = (await step.until?.(scope, begun)) ?? begun;
  const flow = await sleepUntil(until, `waits until ${new Date(until).toISOString()}`, frame);
  if (flow.kind === 'done') durable.settle(path, { status: 'succeeded', output: null });
  return flow;
}

async function sleepUntil(until: number, reason: string, { durable, deadline, host }: Frame): Promise<Flow> {
  const end = Math.min(until, deadline.at);
  const pause = await durable.sleep(end, host.signal);
  if (typeof pause === 'object') return { kind: 'waiting', wait: { reason, until: pause.until } };
  if (pause === 'stopped') return host.stop?.aborted ? STOPPED : { kind: 'cancelled', error: cancelled() };
  return end < until ? { kind: 'expired', owner: deadline.owner } : DONE;
}

async function waitForSignal(step: WaitProgram, wait: SignalWait, path: string, begun: number, frame: Frame): Promise<Flow> {
  const { durable, deadline, host, program, scope } = frame;
  const keep = (data: unknown): Flow => {
    if (program.isRead(step.id)) scope.steps[step.id] = data;
    return DONE;
  };
  const taken = await durable.signal(path, wait.name);
  if (taken) return keep(taken.data);
  const until = wait.timeoutMs === undefined ? Infinity : begun + wait.timeoutMs;
  if (host.now() >= Math.min(until, deadline.at)) {
    if (until > deadline.at) return { kind: 'expired', owner: deadline.owner };
    durable.note(path, `no signal ${wait.name} came in time`);
    if (wait.onTimeout === 'continue') {
      durable.settle(path, { status: 'succeeded', output: null });
      return keep(null);
    }
    const error = runError('signal_timeout', `No signal ${wait.name} came by ${new Date(until).toISOString()}.`);
    durable.settle(path, { status: 'failed', error });
    return { kind: 'failed', error };
  }
  const wake = Math.min(until, deadline.at);
  return {
    kind: 'waiting',
    wait: { reason: `waits for the signal ${wait.name}`, signals: [wait.name], ...(Number.isFinite(wake) && { until: wake }) },
  };
}
