import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { flag, integer, pageOf } from '../query.js';
import { Refused, wrongState } from '../refused.js';
import { deleteFolder, isEmpty } from './contents.js';
import type { FolderRecord } from './records.js';
import { folderView } from './view.js';

/** Rows 41 to 43 of the endpoints. Facts: K114, K115. */
export function addFolders(api: Api): void {
  api
    .get('/folders', ({ request, workspace }) => {
      const parent = found(workspace.folders.find(integer(request, 'parent_id') ?? workspace.rootFolderId));
      const children = workspace.folders.live(({ parent_id }) => parent_id === parent.id);
      return ok(pageOf(request, children).items.map((folder) => folderView(folder, workspace)));
    })
    .post('/folders', createFolder)
    .delete('/folders/{id}', (call) => {
      const { workspace, request } = call;
      const folder = found(workspace.folders.find(call.id()));
      if (folder.parent_id === null) throw new Refused(403, 'Cannot destroy folder', 'message');
      if (!isEmpty(workspace, folder.id) && flag(request, 'force') !== true) throw wrongState('Folder is not empty');
      deleteFolder(workspace, folder, call.now);
      call.effect('folder.deleted', folder.id, folder.name);
      return success();
    });
}

/** One at the top is a project. */
function createFolder(call: Call): Answer {
  const { workspace, body, now } = call;
  const { folders, projects, rootFolderId } = workspace;
  const fields = new Fields(body);
  const name = fields.requiredText('name');
  const parent = folders.find(fields.integer('parent_id') ?? rootFolderId);
  if (parent === undefined) fields.refuse('parent_id', 'does not exist');
  fields.check();
  const isProject = parent?.id === rootFolderId;
  const start = newIn(folders, now);
  const project_id = isProject ? projects.add({ id: projects.nextId, folder_id: start.id, name, description: '' }).id : null;
  const folder: FolderRecord = { ...start, name, parent_id: parent?.id ?? null, project_id: project_id ?? parent?.project_id ?? null };
  folders.add(folder);
  call.effect(isProject ? 'project.created' : 'folder.created', project_id ?? folder.id, name);
  return ok(folderView(folder, workspace));
}
