import type { ItemRecord, ItemStatus, Run, RunCommand, RunNote, RunStatus, StepRecord } from '../../ports/store/index.js';
import { recipeOf } from '../../recipe/revision.js';
import type { Recipe } from '../../recipe/recipe.js';
import type { JsonChange } from '../../text/json-changes.js';
import type { OpenProject } from '../open-project.js';
import { type Asking, askRuns, type RunAnswer } from './ask-runs.js';
import { changesSince } from './changes-since.js';
import type { DecidedStep, StepDecision } from './decided-steps.js';
import { exportRun } from './export-run.js';
import { findRun } from './find-run.js';
import { readAll } from './read-all.js';
import { decisionFaults, type DecisionFault, resolveStep, resolveSteps, type StepAnswer } from './resolve-steps.js';
import { type CallStatus, type StepCall, StepCalls } from './step-calls.js';
import { type RunNews, type WatchOptions, watchRun } from './watch-run.js';

export interface RunsQuery {
  /** Name of a recipe. */
  readonly recipe?: string;
  readonly status?: readonly RunStatus[];
  /** Only runs made before this one. */
  readonly before?: string;
  /** Default 50. */
  readonly limit?: number;
}

export interface ResumeAnswer extends RunAnswer {
  /** What the run uses and is not as it was when it began. */
  readonly changes: readonly JsonChange[];
}

/** One run, or every run of a recipe; neither: all runs. */
export interface UnsettledQuery {
  readonly run?: string;
  /** Name of a recipe. */
  readonly recipe?: string;
}

/**
 * The runs of a project's recipes. Reading needs no lease. What is asked of a run is obeyed by the process that owns the store, and by us where
 * there is none; either way its answer is awaited.
 *
 * A run is named by its id, or by a beginning that no other id has. All throw an InvalidInputError `no_run` or `ambiguous_run` when none, or more than
 * one, is meant; and those that change something a StoreError `store_silent` when the owner does not answer.
 */
export class ProjectRuns {
  constructor(private readonly project: OpenProject) {}

  /** Newest first. */
  async list({ recipe, status, before, limit = 50 }: RunsQuery = {}): Promise<readonly Run[]> {
    const store = await this.project.openStore();
    const order = before === undefined ? undefined : (await findRun(store, before)).order;
    return store.runs({
      limit,
      ...(recipe !== undefined && { recipe }),
      ...(status && { status }),
      ...(order !== undefined && { before: order }),
    });
  }

  async get(run: string): Promise<Run> {
    return findRun(await this.project.openStore(), run);
  }

  /** The recipe as it was when the run was started, with the recipes it calls. */
  async recipe({ revision }: Pick<Run, 'revision'>): Promise<Recipe | undefined> {
    const found = await (await this.project.openStore()).recipe(revision);
    return found && recipeOf(found);
  }

  /** In the order first written. An output that is big is told by `outputRef`. */
  async *steps(run: string): AsyncGenerator<StepRecord> {
    const store = await this.project.openStore();
    const { id } = await findRun(store, run);
    yield* readAll((place) => store.steps(id, place));
  }

  /** What became of the items of its loops, in the order first settled. */
  async *items(run: string, query: { readonly status?: ItemStatus } = {}): AsyncGenerator<ItemRecord> {
    const store = await this.project.openStore();
    const { id } = await findRun(store, run);
    yield* readAll((place) => store.items(id, { ...query, ...place }));
  }

  /** Why it did what it did. */
  async *notes(run: string): AsyncGenerator<RunNote> {
    const store = await this.project.openStore();
    const { id } = await findRun(store, run);
    yield* readAll((place) => store.notes(id, place));
  }

  /** The output that an `outputRef` stands for. */
  async value(ref: string): Promise<unknown> {
    return (await this.project.openStore()).value(ref);
  }

  /** What it has done, and then what it does, until it has ended. */
  async *watch(run: string, options?: WatchOptions): AsyncGenerator<RunNews> {
    const store = await this.project.openStore();
    const { id } = await findRun(store, run);
    yield* watchRun(store, this.project.runtime.ports.clock, id, options);
  }

  /** Everything that is kept of it, as one JSON document, in pieces. */
  async *export(run: string): AsyncGenerator<string> {
    yield* exportRun(await this.project.openStore(), run);
  }

  /** Where what it uses of its connectors is not what it began with. */
  async changes(run: string): Promise<readonly JsonChange[]> {
    const store = await this.project.openStore();
    return (await changesSince(this.project, store, await findRun(store, run)))?.changes ?? [];
  }

  /** Once this resolves, no step of it begins any more; what was under way is cut off. */
  async cancel(run: string, asking: Asking): Promise<RunAnswer> {
    return this.#ask('cancel', await this.get(run), asking);
  }

  /** Gives a run what a step of it waits for, now or later. @param id Makes a repeat harmless. */
  async signal(run: string, name: string, data: unknown, asking: Asking & { readonly id?: string }): Promise<RunAnswer> {
    const { id = this.project.runtime.ports.random.uuid() } = asking;
    return this.#ask('signal', await this.get(run), asking, { id, name, data: data ?? null });
  }

  /**
   * Makes a waiting run go on now. One that uses something that has changed since it began goes on only when that is accepted: until its end it is
   * then held to what is there now.
   */
  async resume(run: string, { accept = false, ...asking }: Asking & { readonly accept?: boolean }): Promise<ResumeAnswer> {
    const found = await this.get(run);
    const { changes, pin } = (await changesSince(this.project, await this.project.openStore(), found)) ?? { changes: [] };
    if (changes.length > 0 && !accept) {
      const message = 'What it uses has changed since it began; it goes on when you accept that.';
      return { run: found.id, done: false, message, atOnce: false, changes };
    }
    const answer = await this.#ask('resume', found, asking, changes.length > 0 ? { pin } : undefined);
    return { ...answer, changes };
  }

  /** Tries again what failed of a run that has ended, and nothing else: steps with the key they had, and items of its loops. */
  async retry(run: string, asking: Asking): Promise<RunAnswer> {
    return this.#ask('retry', await this.get(run), asking);
  }

  /** Does so for every run that ended failed, newest first. */
  async *retryFailed({ recipe, ...asking }: Asking & { readonly recipe?: string }): AsyncGenerator<RunAnswer> {
    for await (const { id } of this.#every({ status: ['failed'], ...(recipe !== undefined && { recipe }) }))
      yield await this.retry(id, asking);
  }

  /**
   * Says what became of a step whose outcome is uncertain. The run goes on once no step of it is.
   *
   * @throws InvalidInputError `unknown_step` or `not_uncertain`; `output_needed` when the step happened, what it gave is not said, and the recipe reads it;
   * `invalid_output` when it is not what the operation gives. null is taken: who has nothing can say so.
   */
  async resolve(run: string, step: string, decision: StepDecision, asking: Asking): Promise<RunAnswer> {
    return resolveStep(this.project, run, step, decision, asking);
  }

  /** The calls of a run that failed, or whose outcome is uncertain. Opens the connections they are made over; sends nothing. */
  async *calls(run: string, statuses: readonly CallStatus[] = ['uncertain', 'failed']): AsyncGenerator<StepCall> {
    const store = await this.project.openStore();
    await using calls = new StepCalls(this.project, store);
    yield* calls.of(await findRun(store, run), statuses);
  }

  /** The calls that `resolve` may be told the outcome of. Runs newest first. */
  async *unsettled(query: UnsettledQuery = {}): AsyncGenerator<StepCall> {
    await using calls = new StepCalls(this.project, await this.project.openStore());
    for await (const run of this.#uncertain(query)) yield* calls.of(run, ['uncertain']);
  }

  /**
   * Says what became of many of them, each with what it gave. One whose answer is not `done` was tried again since, or has been settled by somebody else.
   *
   * @throws InvalidInputError `bad_decisions` before anything is settled, with what is wrong with each.
   */
  async *resolveAll(decided: readonly DecidedStep[], asking: Asking): AsyncGenerator<StepAnswer> {
    yield* resolveSteps(this.project, decided, asking);
  }

  /** What `resolveAll` would refuse, in the order given. Changes nothing. */
  async decisionFaults(decided: readonly DecidedStep[]): Promise<readonly DecisionFault[]> {
    return decisionFaults(this.project, decided);
  }

  /** Runs that ended so. */
  async *#uncertain({ run, recipe }: UnsettledQuery): AsyncGenerator<Run> {
    if (run !== undefined) {
      const found = await this.get(run);
      if (found.status === 'uncertain') yield found;
      return;
    }
    yield* this.#every({ status: ['uncertain'], ...(recipe !== undefined && { recipe }) });
  }

  async *#every(query: RunsQuery): AsyncGenerator<Run> {
    for (let before: string | undefined; ;) {
      const runs = await this.list({ ...query, ...(before !== undefined && { before }) });
      yield* runs;
      if (runs.length === 0) return;
      before = runs.at(-1)!.id;
    }
  }

  async #ask(kind: RunCommand['kind'], { id }: Run, asking: Asking, data?: unknown): Promise<RunAnswer> {
    const [answer] = await askRuns(this.project, kind, [{ run: id, data }], asking);
    return answer!;
  }
}
