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

/** An application by its name, once its owner is known. */
export const NAME_CHOICES = { list: 'listApplications', value: 'name', with: { owner: 'owner' } } as const;

/** An application by its id. Spinnaker's is the one list that needs no owner. */
export const APPLICATION_CHOICES = { list: 'listSpinnakerApplications', value: 'id', label: 'name' } as const;

/** A pipeline of any application. */
export const PIPELINE_CHOICES = { list: 'listSpinnakerPipelines', value: 'id', label: 'fullName' } as const;
