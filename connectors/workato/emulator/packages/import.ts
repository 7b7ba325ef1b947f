import { type Answer, unzip } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { flag, integer } from '../query.js';
import { badRequest } from '../refused.js';
import type { Work } from '../work.js';
import { runningTargets } from './import-recipes.js';
import { shownPackage } from './packages.js';
import type { ArchivedFile, ImportOrder } from './records.js';

/** Row 56 of the endpoints. Facts: K28, K125. What the archive brings is there once the package is completed. */
export function addImport(api: Api): void {
  api.post('/packages/import/{folder_id}', importPackage, { body: 'bytes' });
}

function importPackage(call: Call): Answer {
  const { packages } = call.workspace;
  const order = readOrder(call);
  const files = unzip(call.request.bytes);
  const start = { id: packages.nextId, export_manifest_id: null, order, files: files ?? [], recipe_status: null };
  const one = packages.add({ ...start, ...workOf(call, order, files) });
  call.effect('package.imported', one.id);
  return shownPackage(call, one);
}

function readOrder({ workspace: { folders }, request }: Call): ImportOrder {
  const { id } = found(folders.find(Number(request.param('folder_id'))));
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/octet-stream')) throw badRequest('The body must be application/octet-stream');
  if (request.bytes.length === 0) throw badRequest('The body is empty');
  flag(request, 'include_tags');
  const home = integer(request, 'folder_id_for_home_assets');
  if (home !== undefined) found(folders.find(home));
  return { folder_id: id, restart_recipes: flag(request, 'restart_recipes') ?? false };
}

/** It fails when it was told to, when the bytes are no archive, and when it would change recipes that run and may not be restarted. */
function workOf({ workato, workspace, now }: Call, order: ImportOrder, files: readonly ArchivedFile[] | undefined): Work {
  const work = workato.begin('package', now);
  if (work.failure !== null) return work;
  if (files === undefined) return { ...work, failure: 'The package is not a valid zip archive' };
  const isBlocked = !order.restart_recipes && runningTargets(workspace, order, files).length > 0;
  return isBlocked ? { ...work, failure: 'Running recipes would be changed: set restart_recipes to true' } : work;
}
