import type { RecipeRecord } from './records.js';

/** A recipe that nobody has started yet. */
export function newRecipe(id: number, now: number): RecipeRecord {
  return {
    id,
    name: `Recipe ${id}`,
    description: '',
    created_at: now,
    updated_at: now,
    folder_id: 0,
    running: false,
    trigger_application: '',
    action_applications: [],
    config: [],
    code: '{}',
    version_no: 1,
    version_comment: null,
    copy_count: 0,
    lifetime_task_count: 0,
    stopped_at: null,
    stop_cause: null,
    tags: [],
  };
}
