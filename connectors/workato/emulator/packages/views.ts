import { datesOf } from '../dated.js';
import { pacificTime } from '../times.js';
import { type Phase, phaseAt } from '../work.js';
import type { Asset, ManifestRecord, PackageRecord } from './records.js';

const STATUS_OF: Readonly<Record<Phase, string>> = {
  begun: 'in_progress',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
};

/** Facts: K123. */
export function packageView(one: PackageRecord, now: number, archiveUrl: string) {
  const status = STATUS_OF[phaseAt(one, now)];
  const { id, export_manifest_id, failure, recipe_status } = one;
  return {
    id,
    operation_type: export_manifest_id === null ? 'import' : 'export',
    status,
    ...(export_manifest_id !== null && { export_manifest_id }),
    download_url: isDownloadable(one, now) ? archiveUrl : null,
    ...(status === 'failed' && { error: failure }),
    ...(recipe_status && { recipe_status }),
  };
}

export function isDownloadable(one: PackageRecord, now: number): boolean {
  return one.export_manifest_id !== null && phaseAt(one, now) === 'succeeded';
}

/** Facts: K122. */
export function manifestView(manifest: ManifestRecord, project_path: string) {
  const { id, name, last_exported_at, deleted_at = null } = manifest;
  return {
    id,
    name,
    last_exported_at: pacificTime(last_exported_at),
    ...datesOf(manifest),
    deleted_at: pacificTime(deleted_at),
    project_path,
    status: 'working',
  };
}

/** Facts: K121. */
export function assetView(asset: Asset) {
  return { ...asset, root_folder: false, unreachable: false, status: 'added' };
}
