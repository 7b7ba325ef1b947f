import type { Stored } from '../table.js';

/** Something that someone did in the workspace. Of two, the larger id is newer. Facts: K146. */
export interface ActivityRecord extends Stored {
  readonly id: number;
  readonly at: number;
  readonly event_type: string;
  readonly resource_type: string;
  readonly resource_id: number | string;
  readonly resource_name: string | null;
  /** A member, or the workspace's root user. */
  readonly user_id: number;
  readonly user_agent: string;
}
