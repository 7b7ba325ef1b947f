import type { ConnectorDocument } from 'trunkline/document';
import type { Evaluator } from '../../ports/evaluator.js';
import type { Run, RunReads } from '../../ports/store/index.js';
import type { Recipe } from '../../recipe/recipe.js';
import { recipeOf } from '../../recipe/revision.js';
import type { Program } from '../../run/program/program.js';
import { Programs } from '../../run/programs.js';
import { isRecipeFault } from '../../run/run-errors.js';
import type { OpenProject } from '../open-project.js';
import { sourcesOf } from './sources-of.js';

/** What a run was started with, and the connectors that it calls as the project has them now. */
export interface RunCode {
  readonly recipe: Recipe;
  /** Undefined for a revision that an older Trunkline took and this one cannot read. */
  readonly program: Program | undefined;
  /** By the recipe's local names. */
  readonly documents: ReadonlyMap<string, ConnectorDocument>;
}

/** Reads it once for all runs of a revision. Opens no connection. */
export class RunCodes {
  readonly #programs: Programs;
  readonly #byRevision = new Map<string, Promise<RunCode>>();

  constructor(
    private readonly project: OpenProject,
    private readonly store: RunReads,
    evaluator?: Evaluator,
  ) {
    this.#programs = new Programs(store, evaluator);
  }

  of({ revision }: Run): Promise<RunCode> {
    const known = this.#byRevision.get(revision) ?? this.#read(revision);
    this.#byRevision.set(revision, known);
    return known;
  }

  async #read(revision: string): Promise<RunCode> {
    const recipe = recipeOf((await this.store.recipe(revision))!);
    const sources = await sourcesOf(this.project, recipe);
    const documents = new Map([...sources].map(([local, { document }]) => [local, document]));
    return { recipe, program: await this.#program(revision), documents };
  }

  async #program(revision: string): Promise<Program | undefined> {
    try {
      return await this.#programs.of({ revision });
    } catch (error) {
      if (isRecipeFault(error)) return undefined;
      throw error;
    }
  }
}
