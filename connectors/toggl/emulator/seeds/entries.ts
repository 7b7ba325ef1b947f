import { seededRandom } from 'trunkline/testing';
import type { TimeEntry } from '../records.js';
import { DAY_MS, SECOND_MS } from '../times.js';
import type { Toggl } from '../toggl.js';
import { ANN, BEN, CLEO, HOME, STUDIO } from './people.js';

const FIRST_ID = 1001;
const DAYS = 60;
const HOUR_MS = 3_600_000;
const DESCRIPTIONS = ['Review', 'Draft', 'Call', 'Planning', 'Fixes', null] as const;

/** The entries of sixty days up to yesterday, a third of them in the free workspace; every fiftieth was deleted. */
export function seedEntries(toggl: Toggl, count: number, now: number): void {
  for (let index = 0; index < count; index += 1) {
    const entry = toggl.timeEntries.seed(entryAt(toggl, index, count, now));
    if (index % 50 === 49) toggl.timeEntries.delete(entry, entry.at + HOUR_MS);
  }
}

function entryAt(toggl: Toggl, index: number, count: number, now: number): TimeEntry {
  const random = seededRandom(toggl.seed, index);
  const workspace_id = index % 3 === 0 ? HOME : STUDIO;
  const projects = toggl.projects.live((one) => one.workspace_id === workspace_id && one.active && one.template !== true);
  const project = random.integer(0, 9) === 0 ? undefined : random.pick(projects);
  const task = toggl.tasks.live((one) => one.project_id === project?.id)[0];
  const tags = toggl.tags.live((tag) => tag.workspace_id === workspace_id);
  const duration = random.integer(15, 180) * 60;
  const start = startOf(index, count, now) + random.integer(0, 59) * 60 * SECOND_MS;
  const stop = start + duration * SECOND_MS;
  return {
    id: FIRST_ID + index,
    workspace_id,
    user_id: userOf(workspace_id, index),
    project_id: project?.id ?? null,
    task_id: task?.id ?? null,
    billable: project?.billable ?? false,
    start,
    stop,
    duration,
    description: random.pick(DESCRIPTIONS),
    tag_ids: index % 4 === 0 ? [random.pick(tags).id] : [],
    shared_with_user_ids: [],
    at: stop,
    server_deleted_at: null,
  };
}

/** The later the index, the later the day; from eight in the morning. */
function startOf(index: number, count: number, now: number): number {
  const today = now - (now % DAY_MS);
  const day = Math.floor((index * DAYS) / count);
  return today - (DAYS - day) * DAY_MS + (8 + (index % 5) * 2) * HOUR_MS;
}

function userOf(workspace_id: number, index: number): number {
  if (workspace_id === HOME) return index % 15 === 0 ? BEN : ANN;
  return index % 2 === 0 ? CLEO : ANN;
}
