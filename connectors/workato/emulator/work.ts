/** Something that takes time: an export, a deployment, a test run. Times are milliseconds since 1970. */
export interface Work {
  readonly begun_at: number;
  readonly ends_at: number;
  /** Why it fails, when it does. */
  readonly failure: string | null;
}

/** Its first half, its second half, and how it ended. */
export type Phase = 'begun' | 'running' | 'succeeded' | 'failed';

/** How far it is at a time. */
export function phaseAt({ begun_at, ends_at, failure }: Work, now: number): Phase {
  if (now >= ends_at) return failure === null ? 'succeeded' : 'failed';
  return now < (begun_at + ends_at) / 2 ? 'begun' : 'running';
}
