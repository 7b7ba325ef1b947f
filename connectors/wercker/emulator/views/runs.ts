import type { RunRecord } from '../records.js';
import { ADA } from '../seeds/catalog.js';
import { goTime } from '../times.js';
import { pipelineSummary } from './applications.js';
import { applicationOf, shownState } from './jobs.js';
import { unifiedUser } from './users.js';
import type { View } from './view.js';

/** Facts: C62. */
export function runSummary(run: RunRecord, view: View) {
  return { ...revisionOf(run, view), ...shownState(run, view.now), pipeline: pipelineOf(run, view) };
}

/** Facts: C63. */
export function runDetails(run: RunRecord, view: View) {
  const source = view.service.runs.find(run.sourceRunId);
  return {
    ...abortedRun(run, view),
    ...(source && { sourceRun: runSummary(source, view) }),
    application: applicationOf(run, view),
  };
}

/** The answer to an abort: nearly everything. Facts: C68. */
export function abortedRun(run: RunRecord, view: View) {
  const { commitHash, message, envVars } = run;
  const commits = [{ _id: run.id, commit: commitHash, message, by: ADA.username }];
  return { ...runSummary(run, view), envVars, commits, pullRequest: {} };
}

/** The answer to the request that made it, with times as Go prints them. Facts: C23, C66. */
export function startedRun(run: RunRecord, view: View) {
  const pipeline = view.service.pipelines.find(run.pipelineId);
  return {
    ...revisionOf(run, view),
    createdAt: goTime(run.createdAt, '688998'),
    result: 'unknown',
    status: 'notstarted',
    pipeline: pipeline && pipelineSummary(pipeline, view, (at) => goTime(at)),
  };
}

/** A run as Spinnaker sees it. Facts: C91. */
export function spinnakerRun(run: RunRecord, view: View) {
  const { pipeline: _, ...rest } = runSummary(run, view);
  return { ...rest, pipelineId: run.pipelineId };
}

function revisionOf({ id, branch, tag, commitHash, message }: RunRecord, { origin }: View) {
  return {
    id,
    url: `${origin}/api/v3/runs/${id}`,
    branch,
    ...(tag !== undefined && { tag }),
    commitHash,
    message,
    user: unifiedUser(ADA),
  };
}

function pipelineOf({ pipelineId }: RunRecord, view: View) {
  const pipeline = view.service.pipelines.find(pipelineId);
  return pipeline && pipelineSummary(pipeline, view);
}
