import { Delete, idempotent, List, OperationGroup, Post, unsafe, type Action } from 'trunkline/sdk';
import { DOCS, OPENAPI } from '../sources.js';
import { Folder, FolderDeletion, FolderFilter, NewFolder, Project, ProjectId } from './folder.js';

@OperationGroup({ source: `${DOCS}/folders; ${OPENAPI}` })
export class Folders {
  @List('/folders', {
    title: 'List folders in a folder',
    description: 'Its children only, not what lies deeper.',
    input: FolderFilter,
    record: Folder,
    key: (folder) => folder.id,
    scopes: ['Projects & Folders: List folders'],
  })
  declare listFolders: List<FolderFilter, Folder>;

  @Post('/folders', {
    title: 'Create a folder',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewFolder,
    output: Folder,
    effect: unsafe,
    scopes: ['Projects & Folders: Create project or folder'],
  })
  declare createFolder: Action<NewFolder, Folder>;

  @Delete('/folders/{folder_id}', {
    title: 'Delete a folder',
    description: 'For good, and with force all that lies in it.',
    input: FolderDeletion,
    effect: idempotent,
    scopes: ['Projects & Folders: Delete folder'],
  })
  declare deleteFolder: Action<FolderDeletion, void>;

  @List('/projects', {
    title: 'List projects',
    description: 'Each with the id of its folder, which can stand for that of the project, after an f, where one is built or deployed.',
    record: Project,
    key: (project) => project.id,
    scopes: ['Projects & Folders: List projects'],
  })
  declare listProjects: List<void, Project>;

  @Delete('/projects/{project_id}', {
    title: 'Delete a project',
    description: 'For good, with all folders, recipes and connections in it.',
    input: ProjectId,
    effect: idempotent,
    scopes: ['Projects & Folders: Delete project'],
  })
  declare deleteProject: Action<ProjectId, void>;
}
