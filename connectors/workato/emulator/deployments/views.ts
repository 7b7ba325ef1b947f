import { ROOT_USER } from '../seeds/people.js';
import { pacificTime } from '../times.js';
import { type Phase, phaseAt, type Work } from '../work.js';
import type { BuildRecord, DeploymentRecord } from './records.js';

export const STATES = ['pending', 'success', 'failed'] as const;
export type State = (typeof STATES)[number];

const STATE_OF: Readonly<Record<Phase, State>> = { begun: 'pending', running: 'pending', succeeded: 'success', failed: 'failed' };

export function stateAt(work: Work, now: number): State {
  return STATE_OF[phaseAt(work, now)];
}

/** The archive has an address once the build has succeeded. Facts: K117. */
export function buildView(build: BuildRecord, now: number, archiveUrl: string) {
  const state = stateAt(build, now);
  return { ...common(build, now), project_id: String(build.project_id), download_url: state === 'success' ? archiveUrl : null };
}

/** Facts: K119. */
export function deploymentView(deployment: DeploymentRecord, now: number) {
  const { project_id, project_build_id, environment_type } = deployment;
  return { ...common(deployment, now), project_id: String(project_id), project_build_id, environment_type };
}

function common(work: BuildRecord | DeploymentRecord, now: number) {
  const { id, description, begun_at, ends_at } = work;
  return {
    id,
    description,
    state: stateAt(work, now),
    performed_by_name: ROOT_USER.name,
    created_at: pacificTime(begun_at),
    updated_at: pacificTime(now < ends_at ? begun_at : ends_at),
  };
}
