import type { Stored } from '../table.js';
import type { Work } from '../work.js';

export interface TestCaseRecord extends Stored {
  /** A handle. */
  readonly id: string;
  readonly recipe_id: number;
  readonly name: string;
  readonly created_at: number;
}

/** A run of some test cases, that of each with a job of its own. */
export interface TestRunRecord extends Stored, Work {
  /** A handle. */
  readonly id: string;
  readonly case_ids: readonly string[];
}
