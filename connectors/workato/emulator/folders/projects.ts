import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { pageOf } from '../query.js';
import { Refused } from '../refused.js';
import { deleteFolder } from './contents.js';
import type { ProjectRecord } from './records.js';
import { projectView } from './view.js';

/** Rows 44 and 45 of the endpoints. Facts: K116. */
export function addProjects(api: Api): void {
  api
    .get('/projects', ({ request, workspace }) => ok(pageOf(request, workspace.projects.live()).items.map(projectView)))
    .delete('/projects/{id}', (call) => {
      const { workspace, now } = call;
      const project = found(workspace.projects.find(call.id()));
      if (!isInScope(call, project)) throw new Refused(403, 'Cannot destroy folder', 'message');
      deleteFolder(workspace, found(workspace.folders.find(project.folder_id)), now);
      call.effect('project.deleted', project.id, project.name);
      return success();
    });
}

/** A client may be bound to some projects, named by their folders. Facts: K15. */
function isInScope({ client }: Call, { folder_id }: ProjectRecord): boolean {
  return client.all_folders || client.folder_ids.includes(folder_id);
}
