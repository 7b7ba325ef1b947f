import { seededRandom } from 'trunkline/testing';
import type { BuildRecord, DeployRecord, RunRecord, WorkflowRecord } from '../records.js';
import { commitHash } from './commits.js';
import { idOf, ids } from './ids.js';

const FIRST_AT = Date.parse('2017-06-01T08:00:00.000Z');
const HOUR = 3_600_000;
const MESSAGES = ['fix', 'Add the basket', "Merge branch 'basket'", 'bump'] as const;
/** Storefront's build, its deploy, billing's build, and again. */
const TURNS = [ids.storefrontBuild, ids.storefrontDeploy, ids.billingBuild] as const;

export interface SeededRun {
  readonly run: RunRecord;
  /** Absent when the run goes on with the workflow of the one before. */
  readonly workflow?: WorkflowRecord;
}

/**
 * The n-th run of the made-up history, an hour after the one before it. Every seventh fails, every thirteenth was aborted; a deploy has the
 * build before it as its source, whatever became of that.
 */
export function seededRun(seed: number, number: number): SeededRun {
  const random = seededRandom(seed, number);
  const turn = (number - 1) % TURNS.length;
  const isDeploy = turn === 1;
  const createdAt = FIRST_AT + number * HOUR + random.integer(0, 600_000);
  const startsAt = createdAt + random.integer(20, 900);
  const revised = isDeploy ? number - 1 : number;
  const message = MESSAGES[revised % MESSAGES.length] ?? 'fix';
  const branch = revised % 5 === 0 ? 'develop' : 'master';
  const workflowId = idOf('workflow', revised);
  const revision = { branch, commitHash: commitHash(seed, revised) };
  const applicationId = turn === 2 ? ids.billing : ids.storefront;
  const run: RunRecord = {
    id: idOf('run', number),
    createdAt,
    startsAt,
    endsAt: startsAt + random.integer(15_000, 90_000),
    outcome: number % 7 === 0 ? 'failed' : 'passed',
    ...(number % 13 === 0 && { abortedAt: startsAt + 5000 }),
    ...revision,
    message: isDeploy ? 'Auto trigger from Pipeline "build" to Pipeline "deploy"' : message,
    envVars: [],
    applicationId,
    pipelineId: TURNS[turn] ?? ids.storefrontBuild,
    workflowId,
    ...(isDeploy && { sourceRunId: idOf('run', number - 1) }),
    ...(number % 10 === 0 && { tag: `v1.${number}` }),
  };
  if (isDeploy) return { run };
  return { run, workflow: { id: workflowId, createdAt: createdAt - 80, applicationId, trigger: 'git', ...revision, message } };
}

/** A classic build of the legacy application; every fifth failed. */
export function seededBuild(seed: number, number: number): BuildRecord {
  const createdAt = FIRST_AT + number * HOUR;
  return {
    id: idOf('build', number),
    createdAt,
    startsAt: createdAt + 400,
    endsAt: createdAt + 60_000,
    outcome: number % 5 === 0 ? 'failed' : 'passed',
    branch: 'master',
    commitHash: commitHash(seed, 1000 + number),
    message: 'fix',
    envVars: [],
    applicationId: ids.legacy,
  };
}

/** Every second build was deployed. */
export function seededDeploy(number: number): DeployRecord {
  const createdAt = FIRST_AT + number * 2 * HOUR + 120_000;
  return {
    id: idOf('deploy', number),
    createdAt,
    startsAt: createdAt + 400,
    endsAt: createdAt + 30_000,
    outcome: 'passed',
    applicationId: ids.legacy,
    buildId: idOf('build', number * 2),
  };
}
