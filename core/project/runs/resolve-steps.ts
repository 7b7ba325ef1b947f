import { InvalidInputError } from 'trunkline/errors';
import type { OpenProject } from '../open-project.js';
import { type Asked, type Asking, askRuns, type RunAnswer } from './ask-runs.js';
import { DecidedSteps, type DecidedStep, type Looked, type StepDecision } from './decided-steps.js';
import { listedNames } from '../../text/listed-names.js';

/** What became of what was asked of one step. */
export interface StepAnswer extends RunAnswer {
  readonly step: string;
}

/** A decision that cannot be taken, by its place among those given. */
export interface DecisionFault {
  readonly place: number;
  readonly error: InvalidInputError;
}

/** Commands that one look of a store's owner obeys. */
const AT_ONCE = 100;

/** @throws InvalidInputError as of `DecidedSteps`, and `not_uncertain`. */
export async function resolveStep(
  project: OpenProject,
  run: string,
  step: string,
  decision: StepDecision,
  asking: Asking,
): Promise<RunAnswer> {
  const steps = new DecidedSteps(project, await project.openStore());
  const looked = await steps.look({ run, step, decision }, asking.reason);
  if ('settled' in looked) throw looked.settled;
  const [answer] = await askRuns(project, 'resolve', [looked], asking);
  const left = (await steps.uncertain(run)).filter((other) => other !== step);
  return answer!.done && left.length > 0 ? { ...answer!, message: `${answer!.message} Still uncertain: ${listedNames(left)}.` } : answer!;
}

/** What is wrong with decisions, in their order. */
export async function decisionFaults(project: OpenProject, decided: readonly DecidedStep[]): Promise<readonly DecisionFault[]> {
  return (await lookAtAll(project, decided, '')).faults;
}

/**
 * Settles nothing unless every decision can be taken; the answers come in their order.
 *
 * @throws InvalidInputError `bad_decisions`, with each fault under the decision's place.
 */
export async function* resolveSteps(project: OpenProject, decided: readonly DecidedStep[], asking: Asking): AsyncGenerator<StepAnswer> {
  const { looked, faults } = await lookAtAll(project, decided, asking.reason);
  if (faults.length > 0) throw badDecisions(faults);
  for (let from = 0; from < looked.length; from += AT_ONCE) {
    const some = looked.slice(from, from + AT_ONCE);
    const answers = (await askRuns(project, 'resolve', some.filter(isAsked), asking)).values();
    for (const [place, one] of some.entries()) {
      const answer = isAsked(one) ? answers.next().value! : { run: one.run, done: false, message: one.settled.message, atOnce: false };
      yield { ...answer, step: decided[from + place]!.step };
    }
  }
}

const isAsked = (looked: Looked): looked is Asked => !('settled' in looked);

async function lookAtAll(
  project: OpenProject,
  decided: readonly DecidedStep[],
  reason: string,
): Promise<{ readonly looked: readonly Looked[]; readonly faults: readonly DecisionFault[] }> {
  const steps = new DecidedSteps(project, await project.openStore());
  const looked: Looked[] = [];
  const faults: DecisionFault[] = [];
  const known = new Set<string>();
  for (const [place, one] of decided.entries()) {
    try {
      const found = await steps.look(one, reason);
      const name = JSON.stringify([found.run, one.step]);
      if (known.has(name)) throw decidedTwice(one);
      known.add(name);
      looked.push(found);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      faults.push({ place, error });
    }
  }
  return { looked, faults };
}

const decidedTwice = ({ run, step }: DecidedStep): InvalidInputError =>
  new InvalidInputError(`Step ${step} of run ${run} is decided before.`, { code: 'decided_twice', remedy: 'Say one thing of it.' });

const badDecisions = (faults: readonly DecisionFault[]): InvalidInputError =>
  new InvalidInputError('Some decisions cannot be taken: nothing was settled.', {
    code: 'bad_decisions',
    details: faults.map(({ place, error }) => ({ path: `[${place}]`, message: error.message, code: error.code })),
  });
