import { datesOf } from '../dated.js';
import type { FolderRecord, ProjectRecord } from './records.js';

/** Facts: K114. */
export function folderView(folder: FolderRecord, { projects }: { readonly projects: { live(): readonly ProjectRecord[] } }) {
  const { id, name, parent_id, project_id } = folder;
  const is_project = projects.live().some(({ folder_id }) => folder_id === id);
  return { id, name, parent_id, is_project, project_id, ...datesOf(folder) };
}

/** Facts: K116. */
export function projectView({ id, folder_id, name, description }: ProjectRecord) {
  return { id, folder_id, name, description };
}
