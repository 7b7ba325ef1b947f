import { countJobs, jobsOf } from '../jobs/job-state.js';
import { ROOT_USER } from '../seeds/people.js';
import { pacificTime } from '../times.js';
import type { Workspace } from '../workspace.js';
import type { RecipeRecord } from './records.js';

export interface RecipeShown {
  readonly withTags?: boolean;
  readonly withoutCode?: boolean;
}

/** Facts: K79, K80. */
export function recipeView(recipe: RecipeRecord, workspace: Workspace, now: number, { withTags, withoutCode }: RecipeShown = {}): object {
  const { id, trigger_application, action_applications, code, tags } = recipe;
  const jobs = jobsOf(workspace, id);
  return {
    id,
    user_id: workspace.id,
    name: recipe.name,
    description: recipe.description,
    created_at: pacificTime(recipe.created_at),
    updated_at: pacificTime(recipe.updated_at),
    folder_id: recipe.folder_id,
    running: recipe.running,
    trigger_application,
    action_applications,
    applications: [...new Set([trigger_application, ...action_applications])],
    job_succeeded_count: countJobs(jobs, 'succeeded', now),
    job_failed_count: countJobs(jobs, 'failed', now),
    lifetime_task_count: recipe.lifetime_task_count,
    copy_count: recipe.copy_count,
    last_run_at: pacificTime(jobs[0]?.started_at ?? null),
    stopped_at: pacificTime(recipe.stopped_at),
    stop_cause: recipe.stop_cause,
    version_no: recipe.version_no,
    webhook_url: null,
    parameters: {},
    parameters_schema: [],
    config: recipe.config,
    ...(withoutCode !== true && { code }),
    author_name: ROOT_USER.name,
    version_author_name: ROOT_USER.name,
    version_author_email: ROOT_USER.email,
    version_comment: recipe.version_comment,
    ...(withTags === true && { tags }),
  };
}
