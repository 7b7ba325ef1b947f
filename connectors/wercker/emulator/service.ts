import type { StateFile } from 'trunkline/testing';
import { Collection } from './collection.js';
import { jobAt, scheduleFrom } from './job.js';
import type {
  ApplicationRecord,
  BuildRecord,
  DeployRecord,
  PipelineRecord,
  Revision,
  RunRecord,
  TokenRecord,
  WorkflowRecord,
} from './records.js';
import { PIPELINES, seedApplications } from './seeds/catalog.js';
import { seededBuild, seededDeploy, seededRun } from './seeds/history.js';
import { idOf } from './seeds/ids.js';

/** What is kept between runs. */
export interface ServiceTables {
  readonly applications: ApplicationRecord;
  readonly runs: RunRecord;
  readonly workflows: WorkflowRecord;
  readonly builds: BuildRecord;
  readonly deploys: DeployRecord;
  readonly tokens: TokenRecord;
}

export interface ServiceOptions {
  readonly seed: number;
  readonly applications: number;
  readonly runs: number;
  readonly runSeconds: number;
}

/** What a run is made from, beside its pipeline. */
export interface NewRun extends Revision {
  readonly tag?: string | undefined;
  readonly sourceRunId?: string | undefined;
}

const BUILDS = 12;

/** Everything that one account sees at Wercker, and how it goes on by itself. */
export class Service {
  readonly applications: Collection<ApplicationRecord>;
  readonly pipelines = new Collection<PipelineRecord>(PIPELINES, () => {});
  readonly runs: Collection<RunRecord>;
  readonly workflows: Collection<WorkflowRecord>;
  readonly builds: Collection<BuildRecord>;
  readonly deploys: Collection<DeployRecord>;
  readonly tokens: Collection<TokenRecord>;

  constructor(
    readonly file: StateFile<ServiceTables>,
    readonly options: ServiceOptions,
  ) {
    const kept = <Name extends keyof ServiceTables>(name: Name): Collection<ServiceTables[Name]> =>
      new Collection(file.rows(name), (row) => file.put(name, row.id, row));
    this.applications = kept('applications');
    this.runs = kept('runs');
    this.workflows = kept('workflows');
    this.builds = kept('builds');
    this.deploys = kept('deploys');
    this.tokens = kept('tokens');
    if (file.isNew) this.#seed();
  }

  /** Makes a run, and its workflow unless it goes on with one. */
  startRun(pipeline: PipelineRecord, { tag, sourceRunId, ...revision }: NewRun, at: number, workflowId?: string): RunRecord {
    const { applicationId } = pipeline;
    const { branch, commitHash, message } = revision;
    const workflow =
      workflowId ??
      this.workflows.add({
        id: idOf('workflow', this.runs.size + 1),
        createdAt: at,
        applicationId,
        trigger: sourceRunId === undefined ? 'git' : 'workflow',
        branch,
        commitHash,
        message,
        ...(sourceRunId !== undefined && { sourceRunId }),
      }).id;
    return this.runs.add({
      id: idOf('run', this.runs.size + 1),
      ...scheduleFrom(at, this.options.runSeconds),
      outcome: branch.startsWith('broken') ? 'failed' : 'passed',
      ...revision,
      applicationId,
      pipelineId: pipeline.id,
      workflowId: workflow,
      ...(tag !== undefined && { tag }),
      ...(sourceRunId !== undefined && { sourceRunId }),
      ...(pipeline.nextId !== undefined && { nextPipelineId: pipeline.nextId }),
    });
  }

  /** Goes on with every workflow whose last run has passed by now, at the moment it passed. Facts: C76. */
  advance(now: number): void {
    for (const run of this.runs.newestFirst()) {
      const next = this.pipelines.find(run.nextPipelineId);
      const { status, result, finishedAt } = jobAt(run, now);
      if (next === undefined || status !== 'finished' || finishedAt === undefined) continue;
      delete run.nextPipelineId;
      this.runs.change(run);
      if (result !== 'passed') continue;
      const from = this.pipelines.find(run.pipelineId)?.name;
      const message = `Auto trigger from Pipeline "${from}" to Pipeline "${next.name}"`;
      const { branch, commitHash, envVars, id, workflowId } = run;
      this.startRun(next, { branch, commitHash, message, envVars, sourceRunId: id }, finishedAt, workflowId);
    }
  }

  #seed(): void {
    const { seed, applications, runs } = this.options;
    seedApplications(applications).forEach((application) => this.applications.add(application));
    for (let number = 1; number <= runs; number += 1) {
      const { run, workflow } = seededRun(seed, number);
      if (workflow) this.workflows.add(workflow);
      this.runs.add(run);
    }
    for (let number = 1; number <= BUILDS; number += 1) this.builds.add(seededBuild(seed, number));
    for (let number = 1; number <= BUILDS / 2; number += 1) this.deploys.add(seededDeploy(number));
  }
}
