import type { Stored, Table } from '../table.js';
import type { Workspace } from '../workspace.js';
import type { FolderRecord } from './records.js';

export function isEmpty(workspace: Workspace, folder_id: number): boolean {
  const { folders, recipes, connections, dataTables } = workspace;
  const inside = (one: { readonly folder_id: number }): boolean => one.folder_id === folder_id;
  const children = folders.live(({ parent_id }) => parent_id === folder_id);
  return children.length + recipes.live(inside).length + connections.live(inside).length + dataTables.live(inside).length === 0;
}

/** With everything in it, and its project when it is one's folder. */
export function deleteFolder(workspace: Workspace, folder: FolderRecord, now: number): void {
  const { folders, projects, recipes, connections, dataTables, lookupTables, properties } = workspace;
  for (const child of folders.live(({ parent_id }) => parent_id === folder.id)) deleteFolder(workspace, child, now);
  const inside = (one: { readonly folder_id: number }): boolean => one.folder_id === folder.id;
  empty(recipes, inside, now);
  empty(connections, inside, now);
  empty(dataTables, inside, now);
  for (const project of projects.live(inside)) {
    empty(lookupTables, ({ project_id }) => project_id === project.id, now);
    empty(properties, ({ project_id }) => project_id === project.id, now);
    projects.delete(project, now);
  }
  folders.delete(folder, now);
}

function empty<Row extends Stored>(table: Table<Row>, fits: (row: Row) => boolean, now: number): void {
  for (const row of table.live(fits)) table.delete(row, now);
}
