import type { Dated } from '../dated.js';

export interface PropertyRecord extends Dated {
  /** Null for a property of the environment. Facts: K37. */
  readonly project_id: number | null;
  readonly name: string;
  value: string;
}
