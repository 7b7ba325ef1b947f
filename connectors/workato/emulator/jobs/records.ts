import type { Stored } from '../table.js';

/** A run of a recipe. Whether it has ended follows from the clock. */
export interface JobRecord extends Stored {
  /** Its handle. */
  readonly id: string;
  readonly recipe_id: number;
  readonly flow_run_id: number;
  readonly title: string;
  readonly started_at: number;
  /** When it ends, or null while it waits to be resumed. */
  ends_at: number | null;
  /** What it fails with, or null when it succeeds. */
  error: string | null;
  readonly is_poll_error: boolean;
  /** Goes on with it, while it waits. */
  resume_token: string | null;
  /** The handle of the job that it repeats. */
  readonly rerun_of: string | null;
}
