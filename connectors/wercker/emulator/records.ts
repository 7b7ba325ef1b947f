// What the emulator keeps. Times are milliseconds since 1970; how far something is follows from them and the clock.

export interface UserRecord {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly type: 'user' | 'organization';
  readonly gravatar: string;
}

export interface ApplicationRecord {
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  /** User name of the user or organisation. */
  readonly owner: string;
  readonly name: string;
  readonly privacy: 'public' | 'private';
  /** 1 classic, 5 docker, 6 workflows. */
  readonly stack: 1 | 5 | 6;
  ignoredBranches: readonly string[];
  /** Whether the caller belongs to it. */
  readonly isMember: boolean;
}

export interface PipelineRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly applicationId: string;
  readonly name: string;
  readonly type: 'git' | 'pipeline';
  /** The pipeline that the workflow goes on with when this one has passed. */
  readonly nextId?: string;
}

/** Anything that is made, starts and ends: a run, one of its steps, a build, a deploy. */
export interface JobRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The result it has at its end. */
  readonly outcome: 'passed' | 'failed';
  abortedAt?: number;
}

export interface EnvVar {
  readonly key: string;
  readonly value: string;
}

/** What a run and a build are told to work on. */
export interface Revision {
  readonly branch: string;
  readonly commitHash: string;
  readonly message: string;
  readonly envVars: readonly EnvVar[];
}

export interface RunRecord extends JobRecord, Revision {
  readonly applicationId: string;
  readonly pipelineId: string;
  readonly workflowId: string;
  readonly tag?: string;
  readonly sourceRunId?: string;
  /** The pipeline to go on with; gone once that has happened. */
  nextPipelineId?: string;
}

export interface WorkflowRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly applicationId: string;
  readonly trigger: string;
  readonly branch: string;
  readonly commitHash: string;
  readonly message: string;
  readonly sourceRunId?: string;
}

export interface BuildRecord extends JobRecord, Revision {
  readonly applicationId: string;
}

export interface DeployRecord extends JobRecord {
  readonly applicationId: string;
  readonly buildId: string;
}

/** The plain value is not kept. */
export interface TokenRecord {
  readonly id: string;
  readonly createdAt: number;
  name: string;
  readonly hashedToken: string;
  readonly lastCharacters: string;
  lastUsedAt?: number;
  isDeleted?: boolean;
}
