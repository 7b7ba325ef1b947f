import type { Workspace } from '../workspace.js';
import type { Asset } from './records.js';

const SUFFIXES = {
  recipe: 'recipe',
  connection: 'connection',
  lookup_table: 'lookup_table',
  workato_db_table: 'workato_db_table',
} as const;

/** Everything in a folder and those below it that a package can carry. */
export function assetsIn(workspace: Workspace, folder_id: number, path: readonly string[] = []): Asset[] {
  const here = assetsOf(workspace, folder_id, path);
  const below = workspace.folders
    .live(({ parent_id }) => parent_id === folder_id)
    .flatMap(({ id, name }) => assetsIn(workspace, id, [...path, name]));
  return [...here, ...below];
}

/** Names from the root's on, as the web page shows them. */
export function pathOf({ folders }: Workspace, folder_id: number): string[] {
  const folder = folders.find(folder_id);
  if (folder === undefined) return [];
  return folder.parent_id === null ? ['All projects'] : [...pathOf({ folders } as Workspace, folder.parent_id), folder.name];
}

function assetsOf(workspace: Workspace, folder_id: number, path: readonly string[]): Asset[] {
  const { recipes, connections, lookupTables, dataTables, projects } = workspace;
  const [project] = projects.live((one) => one.folder_id === folder_id);
  const folder = path.join('/');
  const absolute_path = pathOf(workspace, folder_id).join('/');
  const asset = (
    type: keyof typeof SUFFIXES,
    { id, name }: { readonly id: number | string; readonly name: string },
    version = 1,
  ): Asset => {
    const zip_name = `${folder && `${folder}/`}${slug(name)}.${SUFFIXES[type]}.json`;
    return { id, name, type, version, folder, absolute_path, zip_name, checked: true };
  };
  return [
    ...recipes.live((one) => one.folder_id === folder_id).map((one) => asset('recipe', one, one.version_no)),
    ...connections.live((one) => one.folder_id === folder_id && !one.is_runtime).map((one) => asset('connection', one)),
    ...lookupTables.live((one) => project !== undefined && one.project_id === project.id).map((one) => asset('lookup_table', one)),
    ...dataTables.live((one) => one.folder_id === folder_id).map(({ number, name }) => asset('workato_db_table', { id: number, name })),
  ];
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}
