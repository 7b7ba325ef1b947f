/** 24 hexadecimal digits. Facts: C25. */
export const ID = /^[0-9a-fA-F]{24}$/;

/** UTC in the usual form, or as Go prints a time: `2017-07-04 15:35:19.999688998 +0000 UTC`. Facts: C22, C23. */
export const EITHER_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| \+0000 UTC)$/;

/** Facts: C60. */
export const STATUSES = ['notstarted', 'started', 'finished', 'running'] as const;
export type Status = (typeof STATUSES)[number];

/** Facts: C61. */
export const RESULTS = ['aborted', 'unknown', 'passed', 'failed'] as const;
export type Result = (typeof RESULTS)[number];

/** Facts: C53. */
export const STACKS = [1, 5, 6] as const;
export type Stack = (typeof STACKS)[number];
