import { jobAt } from '../job.js';
import type { RunRecord, WorkflowRecord } from '../records.js';
import { ADA } from '../seeds/catalog.js';
import { idOf, numberOf } from '../seeds/ids.js';
import { stepAt, stepsOf, TOTAL_STEPS } from '../steps.js';
import { isoTime } from '../times.js';
import { applicationOf } from './jobs.js';
import { unifiedUser } from './users.js';
import type { View } from './view.js';

/** Facts: C73, C74. */
export function workflowSummary(workflow: WorkflowRecord, view: View) {
  const { id, createdAt, trigger, branch, commitHash, message, sourceRunId } = workflow;
  const runs = runsOf(workflow, view);
  const startedAt = runs[0] && jobAt(runs[0], view.now).startedAt;
  return {
    id,
    url: `${view.origin}/api/v3/workflows/${id}`,
    createdAt: isoTime(createdAt),
    ...(startedAt !== undefined && { startedAt: isoTime(startedAt) }),
    updatedAt: isoTime(Math.max(createdAt, ...runs.map((run) => changedAt(run, view.now)))),
    trigger,
    data: { branch, commitHash, message, scm: scmOf(workflow, view), ...(sourceRunId !== undefined && { sourceRunId }) },
    items: runs.map((run) => itemOf(run, runs, view)),
    user: unifiedUser(ADA),
  };
}

/** Facts: C75. */
export function workflowDetails(workflow: WorkflowRecord, view: View) {
  return { ...workflowSummary(workflow, view), application: applicationOf(workflow, view) };
}

function runsOf({ id }: WorkflowRecord, { service }: View): RunRecord[] {
  return service.runs.oldestFirst().filter(({ workflowId }) => workflowId === id);
}

function scmOf({ applicationId }: WorkflowRecord, { service }: View) {
  const application = service.applications.find(applicationId);
  return { type: 'git', owner: application?.owner, domain: 'github.com', repository: application?.name };
}

function changedAt(run: RunRecord, now: number): number {
  const { startedAt, finishedAt } = jobAt(run, now);
  return finishedAt ?? startedAt ?? run.createdAt;
}

function itemOf(run: RunRecord, runs: readonly RunRecord[], { service, now }: View) {
  const { status, result, progress } = jobAt(run, now);
  const parent = runs.find(({ id }) => id === run.sourceRunId);
  const begun = stepsOf(run).filter((step) => stepAt(step, run, now).status !== 'notstarted');
  return {
    id: itemId(run),
    type: 'run',
    status,
    result,
    ...(progress !== undefined && { progress }),
    updatedAt: isoTime(changedAt(run, now)),
    ...(parent && { parentItem: itemId(parent) }),
    data: {
      targetName: service.pipelines.find(run.pipelineId)?.name,
      pipelineId: run.pipelineId,
      restricted: false,
      totalSteps: TOTAL_STEPS,
      currentStep: begun.length,
      ...(begun.length > 0 && { stepName: begun.at(-1)?.name }),
      runId: run.id,
    },
  };
}

function itemId(run: RunRecord): string {
  return idOf('item', numberOf('run', run.id) ?? 0);
}
