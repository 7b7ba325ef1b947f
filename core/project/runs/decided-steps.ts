import { InvalidInputError } from 'trunkline/errors';
import type { Decision, Run, RunReads, StepRecord } from '../../ports/store/index.js';
import { didYouMean } from '../../text/did-you-mean.js';
import { listedNames } from '../../text/listed-names.js';
import type { OpenProject } from '../open-project.js';
import type { Asked } from './ask-runs.js';
import { findRun } from './find-run.js';
import { GivenOutputs } from './given-outputs.js';
import { readAll } from './read-all.js';
import { RunCodes } from './run-code.js';

/** `failed`: it certainly did not happen, and is not made now; a retry of the run makes it. */
export type StepDecision = { readonly kind: 'happened'; readonly output?: unknown } | { readonly kind: 'try-again' | 'failed' };

/** What a person says that became of a step. */
export interface DecidedStep {
  /** Its id, or a beginning that no other has. */
  readonly run: string;
  /** Path of the step. */
  readonly step: string;
  /** How often it had been tried when the person looked; default: as often as now. */
  readonly attempts?: number;
  readonly decision: StepDecision;
  /** Instead of what is said of all. */
  readonly reason?: string;
}

/** What is to be asked of the store's owner, or why there is nothing to ask any more. */
export type Looked = Asked | { readonly run: string; readonly settled: InvalidInputError };

type SeenStep = Pick<StepRecord, 'status' | 'attempts'>;

interface SeenRun {
  readonly run: Run;
  /** By their paths. */
  readonly steps: ReadonlyMap<string, SeenStep>;
}

/** Holds decisions to what is kept of their runs. Changes nothing. */
export class DecidedSteps {
  readonly #runs = new Map<string, Promise<SeenRun>>();
  readonly #outputs: GivenOutputs;

  constructor(
    project: OpenProject,
    private readonly store: RunReads,
  ) {
    this.#outputs = new GivenOutputs(new RunCodes(project, store));
  }

  /**
   * @param reason Where the decision has none of its own.
   * @throws InvalidInputError for a run or a step that is not there, and for an output that is missing or has another shape.
   */
  async look({ run: named, step, decision, attempts, reason: own }: DecidedStep, reason: string): Promise<Looked> {
    const { run, steps } = await this.#seen(named);
    const seen = steps.get(step);
    if (!seen) throw unknownStep(run, step, steps);
    if (seen.status !== 'uncertain') return { run: run.id, settled: notUncertain(run, step, uncertainOf(steps)) };
    const said = decision.kind === 'happened' ? { ...decision, output: await this.#outputs.accept(run, step, decision.output) } : decision;
    const whole: Decision = { ...said, reason: own ?? reason, attempts: attempts ?? seen.attempts };
    return { run: run.id, data: { path: step, decision: whole } };
  }

  /** Paths of the steps of a run that were uncertain when it was first looked at. */
  async uncertain(run: string): Promise<readonly string[]> {
    return uncertainOf((await this.#seen(run)).steps);
  }

  #seen(named: string): Promise<SeenRun> {
    const known = this.#runs.get(named) ?? this.#read(named);
    this.#runs.set(named, known);
    return known;
  }

  async #read(named: string): Promise<SeenRun> {
    const run = await findRun(this.store, named);
    const steps = new Map<string, SeenStep>();
    for await (const { path, status, attempts } of readAll((place) => this.store.steps(run.id, place)))
      steps.set(path, { status, attempts });
    return { run, steps };
  }
}

const uncertainOf = (steps: SeenRun['steps']): readonly string[] =>
  [...steps].flatMap(([path, { status }]) => (status === 'uncertain' ? [path] : []));

function unknownStep({ id, status }: Run, step: string, steps: SeenRun['steps']): InvalidInputError {
  const uncertain = uncertainOf(steps);
  const meant = didYouMean(step, uncertain) ?? didYouMean(step, steps.keys());
  return new InvalidInputError(`Run ${id} has no step ${step}${meant === undefined ? '.' : `; did you mean ${meant}?`}`, {
    code: 'unknown_step',
    remedy: uncertainText(status, uncertain),
  });
}

const notUncertain = ({ id, status }: Run, step: string, uncertain: readonly string[]): InvalidInputError =>
  new InvalidInputError(`The outcome of step ${step} of run ${id} is not uncertain.`, {
    code: 'not_uncertain',
    remedy: uncertainText(status, uncertain),
  });

const uncertainText = (status: Run['status'], uncertain: readonly string[]): string =>
  uncertain.length > 0 ? `Uncertain are: ${listedNames(uncertain)}.` : `No step of it is uncertain: the run is ${status}.`;
