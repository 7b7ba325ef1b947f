/** What may be asked for beside a record's usual fields. Goes as `includes[]`. */
export const INCLUDES = ['tags'] as const;
export type Include = (typeof INCLUDES)[number];

/** Why a recipe was stopped, other than by a person. */
export const STOP_CAUSES = ['trigger_errors_limit', 'action_quota_limit', 'trial_expired', 'txn_quota_limit'] as const;
export type StopCause = (typeof STOP_CAUSES)[number];
