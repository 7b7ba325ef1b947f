import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import type { ProjectRecord } from '../folders/records.js';
import { buildArchiveUrl } from '../packages/storage.js';
import type { BuildRecord } from './records.js';
import { buildView } from './views.js';

/** Facts: K32, K64, K117. */
export function addBuilds(api: Api): void {
  api
    .post('/projects/{id}/build', (call) => {
      call.needEnvironments();
      const build = buildProject(call, projectOf(call, call.request.param('id')));
      call.effect('project_build.created', build.id, build.description);
      return ok(shown(call, build));
    })
    .get('/project_builds/{id}', (call) => ok(shown(call, found(call.workspace.builds.find(call.id())))));
}

/** A project by its own id, or by `f` and the id of its folder. */
export function projectOf({ workspace: { projects } }: Call, id: string): ProjectRecord {
  const [, folder] = /^f(\d+)$/.exec(id) ?? [];
  return found(folder === undefined ? projects.find(Number(id)) : projects.live((one) => one.folder_id === Number(folder))[0]);
}

export function buildProject({ workato, workspace: { builds }, body, now }: Call, project: ProjectRecord): BuildRecord {
  const fields = new Fields(body);
  const description = fields.text('description') ?? '';
  const include_test_cases = fields.flag('include_test_cases') ?? false;
  fields.check();
  return builds.add({ id: builds.nextId, project_id: project.id, description, include_test_cases, ...workato.begin('build', now) });
}

function shown(call: Call, build: BuildRecord): Answer['body'] {
  return buildView(build, call.now, buildArchiveUrl(call, build.id));
}
