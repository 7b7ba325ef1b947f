import type { Evaluator } from '../ports/evaluator.js';
import type { Pin, Run, RunReads } from '../ports/store/index.js';
import { recipeOf } from '../recipe/revision.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { pinOf } from './pins.js';
import { compileRecipe } from './program/compile.js';
import type { Program } from './program/program.js';

/** Compiled revisions. Few are in use at once, and the memory of them ends with the round. */
export class Programs {
  readonly #byHash = new Map<string, Promise<Program>>();
  readonly #pins = new WeakMap<Program, Pin>();

  constructor(
    private readonly store: Pick<RunReads, 'recipe'>,
    private readonly evaluator?: Evaluator,
  ) {}

  of({ revision }: Pick<Run, 'revision'>): Promise<Program> {
    const known = this.#byHash.get(revision) ?? this.#load(revision);
    this.#byHash.set(revision, known);
    return known;
  }

  /** What runs of this program are pinned to, with these connections. */
  pin(program: Program, connections: ReadonlyMap<string, RecipeConnection>): Pin {
    const known = this.#pins.get(program) ?? pinOf(program.recipe, connections);
    this.#pins.set(program, known);
    return known;
  }

  async #load(hash: string): Promise<Program> {
    const revision = await this.store.recipe(hash);
    if (!revision) throw new Error(`The store has runs of recipe revision ${hash} and not the revision.`);
    return compileRecipe(recipeOf(revision), this.evaluator);
  }
}
