import type { Flow } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import type { TryProgram } from '../program/program.js';

/**
 * Catches what failed. `finally` runs after success, failure and `return`; not when the run is cancelled, is past a deadline around it, or waits for
 * a person, since nothing more may happen then.
 */
export async function runTry(step: TryProgram, frame: Frame): Promise<Flow> {
  let flow = await frame.run(step.try, frame);
  if (flow.kind === 'failed' && step.catch && isCaught(step.catch.errors, flow.error)) {
    frame.durable.note(pathOf(frame, step), `caught ${summary(flow.error)}`);
    const { as, steps } = step.catch;
    flow = await frame.run(steps, { ...frame, scope: { ...frame.scope, [as]: flow.error } });
  }
  if (flow.kind !== 'done' && flow.kind !== 'failed' && flow.kind !== 'returned') return flow;
  const last = await frame.run(step.finally, frame);
  return last.kind === 'done' ? flow : last;
}

function isCaught(errors: readonly string[] | undefined, error: unknown): boolean {
  if (errors === undefined) return true;
  const { name, code } = asError(error);
  return errors.some((one) => one === name || one === code);
}

function summary(error: unknown): string {
  const { name, code, message } = asError(error);
  return `${name ?? 'an error'}${code ? ` (${code})` : ''}: ${message ?? ''}`;
}

const asError = (error: unknown): { readonly name?: string; readonly code?: string; readonly message?: string } =>
  typeof error === 'object' && error !== null ? error : {};
