import type { ApplicationRecord, PipelineRecord } from '../records.js';
import { isoTime } from '../times.js';
import { unifiedUser, userNamed } from './users.js';
import type { View } from './view.js';

const ALLOWED_ACTIONS = ['update_project', 'create_run', 'abort_run', 'read_project', 'list_runs', 'read_run', 'list_workflows'];

/** Facts: C26, C52. */
export function applicationSummary(application: ApplicationRecord, view: View) {
  const { privacy, stack } = application;
  return { ...common(application, view), privacy, stack };
}

/** Facts: C54. The answer to a PATCH has no allowed actions: C55. */
export function applicationDetails(application: ApplicationRecord, view: View, { allowedActions = true } = {}) {
  const { owner, name, privacy, stack, ignoredBranches } = application;
  const shared = common(application, view);
  return {
    ...shared,
    builds: `${shared.url}/builds`,
    deploys: `${shared.url}/deploys`,
    scm: { type: 'git', owner, domain: 'github.com', repository: name },
    badgeKey: application.id.padEnd(32, '0'),
    ...(allowedActions && { allowedActions: application.isMember ? ALLOWED_ACTIONS : [] }),
    settings: { privacy, stack, ignoredBranches },
  };
}

/** Facts: C57. `writeTime` says in which form the time is told. */
export function pipelineSummary({ id, createdAt, name, type }: PipelineRecord, { origin }: View, writeTime = isoTime) {
  return {
    id,
    url: `${origin}/api/v3/pipelines/${id}`,
    createdAt: writeTime(createdAt),
    name,
    permissions: type === 'git' ? 'public' : 'read',
    pipelineName: name,
    setScmProviderStatus: type === 'git',
    type,
  };
}

function common({ id, owner, name, createdAt, updatedAt }: ApplicationRecord, { origin }: View) {
  return {
    id,
    url: `${origin}/api/v3/applications/${owner.toLowerCase()}/${name}`,
    name,
    owner: unifiedUser(userNamed(owner)),
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    theme: 'Amethyst',
  };
}
