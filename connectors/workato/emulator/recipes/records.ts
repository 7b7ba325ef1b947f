import type { Stored } from '../table.js';

export const STOP_CAUSES = ['trigger_errors_limit', 'action_quota_limit', 'trial_expired', 'txn_quota_limit'] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** Which connection a recipe uses for an application. Facts: K80. */
export interface RecipeConfig {
  readonly keyword: string;
  readonly name: string;
  readonly provider: string;
  readonly skip_validation: boolean;
  readonly account_id: number | null;
}

export interface RecipeRecord extends Stored {
  readonly id: number;
  name: string;
  description: string;
  readonly created_at: number;
  updated_at: number;
  folder_id: number;
  running: boolean;
  trigger_application: string;
  action_applications: readonly string[];
  config: readonly RecipeConfig[];
  /** JSON as text. */
  code: string;
  version_no: number;
  version_comment: string | null;
  copy_count: number;
  lifetime_task_count: number;
  stopped_at: number | null;
  stop_cause: StopCause | null;
  tags: readonly string[];
  /** Polling is refused until then. */
  backoff_until?: number;
}

/** What a recipe was, each time it was changed. */
export interface VersionRecord extends Stored {
  readonly id: number;
  readonly recipe_id: number;
  readonly version_no: number;
  comment: string | null;
  readonly created_at: number;
  updated_at: number;
}
