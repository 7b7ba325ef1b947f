import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RecipeRevision } from '../ports/store.js';

type Statements = Readonly<
  Record<'keepRecipe' | 'decideRelease' | 'releases' | 'startHeld' | 'forgetHeld' | 'endRelease' | 'moveCursor', StatementSync>
>;

/** Runs made in one transaction: a first poll may release a hundred thousand, and other runs must not wait for them. */
export const RELEASE_BATCH = 1_000;

/**
 * Turns held events into runs. The decision, with the cursor and the first batch, is one transaction; a larger release goes on in further
 * ones. A release that was cut off is ended when the store is opened again, before anything else is read from it.
 */
export class Releases {
  constructor(private readonly sql: Statements) {}

  /** Inside a transaction, when the trigger has no release under way. */
  decide(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number): void {
    this.sql.keepRecipe.run(recipe.hash, recipe.name, recipe.body);
    this.sql.decideRelease.run(trigger, recipe.name, recipe.hash, now);
    if (cursor !== undefined) this.sql.moveCursor.run(trigger, cursor);
  }

  /** Inside a transaction: makes the next batch of runs. Fewer than a batch says that the release has ended. */
  next(trigger: string): number {
    const { changes } = this.sql.startHeld.run(trigger, RELEASE_BATCH);
    this.sql.forgetHeld.run(trigger, RELEASE_BATCH);
    if (Number(changes) < RELEASE_BATCH) this.sql.endRelease.run(trigger);
    return Number(changes);
  }

  /** Ends what an earlier process began. */
  endAll(db: DatabaseSync): void {
    for (const trigger of this.unfinished()) {
      for (let made = RELEASE_BATCH; made === RELEASE_BATCH;) {
        db.exec('BEGIN IMMEDIATE');
        made = this.next(trigger);
        db.exec('COMMIT');
      }
    }
  }

  /** Triggers whose release was cut off. */
  unfinished(): readonly string[] {
    return this.sql.releases.all().map((row) => (typeof row['trigger'] === 'string' ? row['trigger'] : ''));
  }
}
