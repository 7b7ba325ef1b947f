import { DAY_MS } from '../times.js';
import type { Workspace } from '../workspace.js';

const PROJECTS = ['Orders', 'People', 'Finance'];
/** The ids of the projects' folders in the caller's own workspace. */
export const ORDERS_FOLDER = 7;
const FIRST_PROJECT_FOLDER = ORDERS_FOLDER;

/** A root folder, three projects, and a folder in the first. */
export function seedFolders({ folders, projects }: Workspace, now: number): void {
  const at = now - 400 * DAY_MS;
  const times = { created_at: at, updated_at: at };
  const root = folders.add({ id: 2, name: 'Home', parent_id: null, project_id: null, ...times });
  PROJECTS.forEach((name, index) => {
    const folder_id = FIRST_PROJECT_FOLDER + index;
    const { id } = projects.add({ id: 31 + index, folder_id, name, description: `${name} of the company` });
    folders.add({ id: folder_id, name, parent_id: root.id, project_id: id, ...times });
  });
  folders.add({ id: FIRST_PROJECT_FOLDER + PROJECTS.length, name: 'Archive', parent_id: ORDERS_FOLDER, project_id: 31, ...times });
}
