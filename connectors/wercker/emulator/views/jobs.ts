import { jobAt } from '../job.js';
import type { BuildRecord, DeployRecord, JobRecord } from '../records.js';
import { isoTime } from '../times.js';
import { applicationSummary } from './applications.js';
import type { View } from './view.js';

/** The state of a job with its times in the usual form; what is not yet is left out. Facts: C22, C27. */
export function shownState(job: JobRecord, now: number) {
  const { status, result, startedAt, finishedAt, progress } = jobAt(job, now);
  return {
    createdAt: isoTime(job.createdAt),
    ...(startedAt !== undefined && { startedAt: isoTime(startedAt) }),
    ...(finishedAt !== undefined && { finishedAt: isoTime(finishedAt) }),
    ...(progress !== undefined && { progress }),
    status,
    result,
  };
}

/** Facts: C79. */
export function buildSummary(build: BuildRecord, { now, origin }: View) {
  const { id, branch, commitHash, message } = build;
  return { id, url: `${origin}/api/v3/builds/${id}`, branch, commitHash, message, ...shownState(build, now) };
}

export function buildDetails(build: BuildRecord, view: View) {
  return { ...buildSummary(build, view), envVars: build.envVars, application: applicationOf(build, view) };
}

export function deploySummary(deploy: DeployRecord, { now, origin }: View) {
  return { id: deploy.id, url: `${origin}/api/v3/deploys/${deploy.id}`, ...shownState(deploy, now) };
}

export function deployDetails(deploy: DeployRecord, view: View) {
  const build = view.service.builds.find(deploy.buildId);
  return { ...deploySummary(deploy, view), application: applicationOf(deploy, view), build: build && buildSummary(build, view) };
}

/** The application that something belongs to, as it is embedded. */
export function applicationOf({ applicationId }: { readonly applicationId: string }, view: View) {
  const application = view.service.applications.find(applicationId);
  return application && applicationSummary(application, view);
}
