import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { notFound } from '../refused.js';
import { filesOf } from './archive.js';
import { manifestOf } from './manifests.js';
import type { PackageRecord } from './records.js';
import { archive, packageArchiveUrl } from './storage.js';
import { isDownloadable, packageView } from './views.js';

/** Facts: K28, K123, K124. */
export function addPackages(api: Api): void {
  api
    .post('/packages/export/{manifest_id}', exportPackage)
    .get('/packages/{id}', (call) => shownPackage(call, packageOf(call)))
    .get('/packages/{id}/download', (call) => {
      const one = packageOf(call);
      if (!isDownloadable(one, call.now)) throw notFound();
      if (call.workato.options.downloads !== 'direct') return { status: 302, headers: { location: packageArchiveUrl(call, one.id) } };
      return archive(one.files);
    });
}

export function shownPackage(call: Call, one: PackageRecord): Answer {
  return ok(packageView(one, call.now, packageArchiveUrl(call, one.id)));
}

/** What is in the package is decided when the export begins. */
function exportPackage(call: Call): Answer {
  const { workato, workspace, now } = call;
  const { packages, exportManifests } = workspace;
  const manifest = manifestOf(call, 'manifest_id');
  const one = packages.add({
    id: packages.nextId,
    export_manifest_id: manifest.id,
    order: null,
    files: filesOf(workspace, manifest),
    recipe_status: null,
    ...workato.begin('package', now),
  });
  exportManifests.change(manifest, { last_exported_at: now });
  call.effect('package.exported', one.id, manifest.name);
  return shownPackage(call, one);
}

function packageOf({ workspace: { packages }, request }: Call): PackageRecord {
  return found(packages.find(Number(request.param('id'))));
}
