import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { flag, integer } from '../query.js';
import { assetsIn, pathOf } from './assets.js';
import { type Asset, ASSET_TYPES, type ManifestRecord } from './records.js';
import { assetView, manifestView } from './views.js';

/** Facts: K34, K121, K122. */
export function addManifests(api: Api): void {
  api
    .get('/export_manifests/folder_assets', ({ workspace, request }) => {
      flag(request, 'include_test_cases');
      flag(request, 'include_data');
      const folder = found(workspace.folders.find(integer(request, 'folder_id') ?? workspace.rootFolderId));
      return ok({ result: { assets: assetsIn(workspace, folder.id).map(assetView) } });
    })
    .post('/export_manifests', (call) => {
      const { exportManifests: manifests, rootFolderId: folder_id } = call.workspace;
      const none = { folder_id, assets: [], include_test_cases: false, include_data: false, include_tags: false };
      const manifest = manifests.add({ ...newIn(manifests, call.now), name: '', last_exported_at: null, ...none, ...read(call, true) });
      call.effect('export_manifest.created', manifest.id, manifest.name);
      return { ...shown(call, manifest), status: 201 };
    })
    .get('/export_manifests/{id}', (call) => shown(call, manifestOf(call)))
    .put('/export_manifests/{id}', (call) => {
      const manifest = manifestOf(call);
      call.workspace.exportManifests.change(manifest, { ...read(call, false), updated_at: call.now });
      call.effect('export_manifest.updated', manifest.id, manifest.name);
      return shown(call, manifest);
    })
    .delete('/export_manifests/{id}', (call) => {
      const manifest = manifestOf(call);
      call.workspace.exportManifests.delete(manifest, call.now);
      call.effect('export_manifest.deleted', manifest.id, manifest.name);
      return success();
    });
}

export function manifestOf({ workspace: { exportManifests }, request }: Call, name = 'id'): ManifestRecord {
  return found(exportManifests.find(Number(request.param(name))));
}

function shown({ workspace }: Call, manifest: ManifestRecord): Answer {
  return ok({ result: manifestView(manifest, pathOf(workspace, manifest.folder_id).join('/')) });
}

function read({ workspace, body }: Call, isNew: boolean): Partial<ManifestRecord> {
  const fields = new Fields(body, 'export_manifest');
  const name = isNew ? fields.requiredText('name') : fields.text('name');
  const folder_id = fields.integer('folder_id');
  if (folder_id !== undefined && workspace.folders.find(folder_id) === undefined) fields.refuse('folder_id', 'does not exist');
  const inFolder = assetsIn(workspace, folder_id ?? workspace.rootFolderId);
  const assets = fields.flag('auto_generate_assets')
    ? inFolder
    : chosen(fields, [...inFolder, ...assetsIn(workspace, workspace.rootFolderId)]);
  const include_test_cases = fields.flag('include_test_cases');
  const include_data = fields.flag('include_data');
  const include_tags = fields.flag('include_tags');
  fields.check();
  return Fields.given({ name, folder_id, assets, include_test_cases, include_data, include_tags });
}

/** Each asset named has at least its id, its type and its path; what else is known of it is looked up. */
function chosen(fields: Fields, known: readonly Asset[]): Asset[] | undefined {
  return fields.objects('assets')?.flatMap((given) => {
    const asset = known.find(({ id, type }) => type === given['type'] && id === given['id']);
    if (typeof given['absolute_path'] !== 'string') fields.refuse('assets', 'need an absolute_path');
    if (!ASSET_TYPES.some((type) => type === given['type'])) fields.refuse('assets', 'have an unknown type');
    return asset ? [{ ...asset, checked: given['checked'] !== false }] : [];
  });
}
