import { InvalidInputError } from 'trunkline/errors';
import type { Decision, Run, StepRecord } from '../../ports/store/index.js';
import type { OpenProject } from '../open-project.js';
import { type Asked, type Asking, askRuns, type RunAnswer } from './ask-runs.js';
import type { StepCall } from './step-calls.js';

export type StepDecision = { readonly kind: 'happened'; readonly output?: unknown } | { readonly kind: 'try-again' | 'failed' };

/** What became of what was asked of one step. */
export interface StepAnswer extends RunAnswer {
  readonly step: string;
}

/** A step as it was seen when the person decided. */
export type SeenStep = Pick<StepCall, 'run' | 'step' | 'attempts'>;

/** Commands that one look of a store's owner obeys. */
const AT_ONCE = 100;

/** @throws InvalidInputError `unknown_step` when the step is not uncertain. */
export async function resolveStep(
  project: OpenProject,
  run: Run,
  step: string,
  decision: StepDecision,
  asking: Asking,
): Promise<RunAnswer> {
  const uncertain = new Map<string, StepRecord>();
  for await (const one of project.runs.steps(run.id)) if (one.status === 'uncertain') uncertain.set(one.path, one);
  const seen = uncertain.get(step);
  if (!seen) throw notUncertain(run, step, [...uncertain.keys()]);
  const [answer] = await askRuns(project, 'resolve', [asked({ run: run.id, step, attempts: seen.attempts }, decision, asking)], asking);
  uncertain.delete(step);
  const left = [...uncertain.keys()].join(', ');
  return answer!.done && left !== '' ? { ...answer!, message: `The step is settled; still uncertain: ${left}.` } : answer!;
}

/** The answers come in the order of the steps. */
export async function* resolveSteps(
  project: OpenProject,
  steps: readonly SeenStep[],
  decision: StepDecision,
  asking: Asking,
): AsyncGenerator<StepAnswer> {
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    const some = steps.slice(from, from + AT_ONCE);
    const commands = some.map((step) => asked(step, decision, asking));
    const answers = await askRuns(project, 'resolve', commands, asking);
    for (const [place, { step }] of some.entries()) yield { ...answers[place]!, step };
  }
}

function asked({ run, step, attempts }: SeenStep, decision: StepDecision, { reason }: Asking): Asked {
  return { run, data: { path: step, decision: { ...decision, reason, attempts } as Decision } };
}

function notUncertain({ id, status }: Run, step: string, uncertain: readonly string[]): InvalidInputError {
  return new InvalidInputError(`The outcome of step ${step} of run ${id} is not uncertain.`, {
    code: 'unknown_step',
    remedy: uncertain.length > 0 ? `Uncertain are: ${uncertain.join(', ')}.` : `No step of it is: the run is ${status}.`,
  });
}
