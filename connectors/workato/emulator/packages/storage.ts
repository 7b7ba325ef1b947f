import { type Answer, type RoutedRequest, Routes, zip } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { filesOf } from './archive.js';
import { assetsIn } from './assets.js';
import type { Workato } from '../workato.js';
import { phaseAt } from '../work.js';
import type { Workspace } from '../workspace.js';
import type { ArchivedFile } from './records.js';

const PATHS = { package: '/packages/{id}/package.zip', build: '/project_builds/{id}/build.zip' } as const;

/** Where finished archives are, apart from the API: whoever knows the address is let in. */
export function addStorage(routes: Routes, workato: Workato): void {
  const workspaces = [workato.own, workato.managed];
  routes
    .get(PATHS.package, (request) => archive(workspaces.map((one) => packageFiles(one, request)).find(isThere)))
    .get(PATHS.build, (request) => archive(workspaces.map((one) => buildFiles(one, request)).find(isThere)));
}

export function packageArchiveUrl(call: Call, id: number): string {
  return originOf(call) + PATHS.package.replace('{id}', String(id));
}

export function buildArchiveUrl(call: Call, id: number): string {
  return originOf(call) + PATHS.build.replace('{id}', String(id));
}

export function archive(files: readonly ArchivedFile[] | undefined): Answer {
  if (files === undefined) return { status: 404, raw: 'NoSuchKey' };
  return { status: 200, headers: { 'content-type': 'application/zip' }, raw: zip(files) };
}

/** The emulator's own, unless archives are kept on another. */
function originOf({ workato, request }: Call): string {
  return workato.storageOrigin ?? `http://${request.headers.host}`;
}

function packageFiles({ packages }: Workspace, request: RoutedRequest<'id'>): readonly ArchivedFile[] | undefined {
  const one = packages.find(Number(request.param('id')));
  return one?.order === null && phaseAt(one, request.at) === 'succeeded' ? one.files : undefined;
}

/** A build has everything of its project, as it is now. */
function buildFiles(workspace: Workspace, request: RoutedRequest<'id'>): readonly ArchivedFile[] | undefined {
  const build = workspace.builds.find(Number(request.param('id')));
  const project = workspace.projects.find(build?.project_id);
  if (build === undefined || project === undefined || phaseAt(build, request.at) !== 'succeeded') return undefined;
  return filesOf(workspace, { assets: assetsIn(workspace, project.folder_id), include_data: false, include_tags: false });
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
