import type { StateFile } from 'trunkline/testing';
import { RateLimits } from './access/rate-limits.js';
import { ErrorAnswers, type ErrorForm } from './error-answers.js';
import { handle } from './ids.js';
import type { JobRecord } from './jobs/records.js';
import type { Downloads } from './packages/downloads.js';
import { SECOND_MS } from './times.js';
import type { Work } from './work.js';
import { type WorkatoTables, Workspace } from './workspace.js';

/** Work that takes time. */
export type WorkKind = 'package' | 'build' | 'deployment' | 'test run' | 'health analysis';
/** What can be told to go wrong: work, a recipe's webhook at the application it listens to, polling, a sign-in with credentials. */
export type Failing = WorkKind | 'webhook' | 'polling' | 'sign-in';

export interface WorkatoOptions {
  readonly seed: number;
  readonly region: string;
  readonly errorForm: ErrorForm;
  readonly hasLimits: boolean;
  readonly isTrialOver: boolean;
  readonly hasEnvironments: boolean;
  readonly downloads: Downloads;
  readonly jobSeconds: number;
  readonly workSeconds: number;
}

export const OWN_ID = 1001;
export const MANAGED_ID = 2002;
/** The customer's id in the partner's own system. */
export const MANAGED_EXTERNAL_ID = 'acme';

/** Everything that one data centre knows of one partner. */
export class Workato {
  readonly own: Workspace;
  readonly managed: Workspace;
  readonly errors: ErrorAnswers;
  readonly limits: RateLimits;
  /** Scheme, host and port of finished archives, when they are not on the emulator's own. */
  storageOrigin: string | undefined;
  readonly #failures = new Map<Failing, string[]>();

  constructor(
    readonly file: StateFile<WorkatoTables>,
    readonly options: WorkatoOptions,
  ) {
    this.own = new Workspace(file, 'own', OWN_ID);
    this.managed = new Workspace(file, 'managed', MANAGED_ID);
    this.errors = new ErrorAnswers(options.errorForm, options.seed);
    this.limits = new RateLimits(options.hasLimits);
  }

  /** A customer's workspace, by its id, or by its external id with `E` before it. Facts: K25. */
  managedBy(id: string): Workspace | undefined {
    return id === String(MANAGED_ID) || id === `E${MANAGED_EXTERNAL_ID}` ? this.managed : undefined;
  }

  /** The next of its kind fails with these words. */
  failNext(what: Failing, words: string): void {
    this.#failures.set(what, [...(this.#failures.get(what) ?? []), words]);
  }

  /** The words that the next of its kind fails with, if it was told to; asked for once. */
  takeFailure(what: Failing): string | null {
    return this.#failures.get(what)?.shift() ?? null;
  }

  /** How work that begins now will go. */
  begin(what: WorkKind, now: number): Work {
    return { begun_at: now, ends_at: now + this.options.workSeconds * SECOND_MS, failure: this.takeFailure(what) };
  }

  /** A run of a recipe that begins now and takes as long as the settings say. */
  run({ jobs, name }: Workspace, recipe_id: number, now: number, job: Partial<JobRecord> = {}): JobRecord {
    const number = jobs.size + 1;
    return jobs.add({
      id: handle('j', this.options.seed + (name === 'managed' ? 1 : 0), number),
      recipe_id,
      flow_run_id: 40 + number,
      title: `Run ${number}`,
      started_at: now,
      // A job that waits to be resumed does not end by itself.
      ends_at: job.resume_token ? null : now + this.options.jobSeconds * SECOND_MS,
      error: null,
      is_poll_error: false,
      resume_token: null,
      rerun_of: null,
      ...job,
    });
  }
}
