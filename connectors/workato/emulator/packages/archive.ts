import type { Workspace } from '../workspace.js';
import type { ArchivedFile, Asset, ManifestRecord } from './records.js';

/** What goes into an archive, and how much of it. */
export type Selection = Pick<ManifestRecord, 'assets' | 'include_data' | 'include_tags'>;

/** One file for each asset that is checked and still there. Credentials are never in them. */
export function filesOf(workspace: Workspace, selection: Selection): ArchivedFile[] {
  return selection.assets
    .filter(({ checked }) => checked)
    .flatMap((asset): ArchivedFile[] => {
      const content = contentOf(workspace, asset, selection);
      return content === undefined ? [] : [[asset.zip_name, JSON.stringify(content)]];
    });
}

/** Undefined for what was deleted, or is of a kind that the emulator does not keep. */
function contentOf(workspace: Workspace, { id, type }: Asset, selection: Selection): object | undefined {
  if (type === 'recipe') return recipe(workspace, Number(id), selection);
  if (type === 'connection') return connection(workspace, Number(id));
  if (type === 'lookup_table') return lookupTable(workspace, Number(id), selection);
  if (type === 'workato_db_table') return dataTable(workspace, Number(id));
  return undefined;
}

function recipe({ recipes }: Workspace, id: number, { include_tags }: Selection): object | undefined {
  const one = recipes.find(id);
  if (one === undefined) return undefined;
  const { name, description, version_no: version, code, config, tags } = one;
  return { name, description, version, private: true, concurrency: 1, code, config, ...(include_tags && { tags }) };
}

function connection({ connections }: Workspace, id: number): object | undefined {
  const one = connections.find(id);
  return one && { name: one.name, provider: one.provider, root_folder: false };
}

function lookupTable({ lookupTables, lookupRows }: Workspace, id: number, { include_data }: Selection): object | undefined {
  const one = lookupTables.find(id);
  const rows = lookupRows.live(({ lookup_table_id }) => lookup_table_id === id).map(({ data }) => data);
  return one && { name: one.name, schema: one.columns.map((label) => ({ label })), ...(include_data && { data: rows }) };
}

function dataTable({ dataTables }: Workspace, asset: number): object | undefined {
  const [one] = dataTables.live(({ number }) => number === asset);
  return one && { name: one.name, schema: one.schema };
}
