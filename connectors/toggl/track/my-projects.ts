import { IsBoolean, IsInt } from 'class-validator';
import { List, OperationGroup, Optional, Poll, type Trigger } from 'trunkline/sdk';
import { version } from '../changes.js';
import type { Notice } from '../webhooks/notifications.js';
import { afterProject } from '../pagers.js';
import { Project } from './project.js';
import { ChangedSince } from '../scopes.js';
import { API_V9 } from '../sources.js';

export class MyProjectFilter extends ChangedSince {
  @Optional('Archived ones too') @IsBoolean() include_archived?: boolean | null;
}

export class MyProjectRange extends ChangedSince {
  @Optional('Only those behind the project of this id') @IsInt() start_project_id?: number | null;
}

/** Projects that the caller sees, in all workspaces. */
@OperationGroup({ source: API_V9 })
export class MyProjects {
  @List('/me/projects', {
    title: 'List my projects',
    description: 'All in one answer; for many, see listMyProjectsByPage.',
    input: MyProjectFilter,
    record: Project,
    key: (project) => project.id,
  })
  declare listMyProjects: List<MyProjectFilter, Project>;

  @List('/me/projects/paginated', {
    title: 'List my projects page by page',
    description: 'By rising id, 201 in a page. With `since`, only what changed since then, deleted projects included.',
    input: MyProjectRange,
    record: Project,
    key: (project) => project.id,
    pagination: afterProject,
  })
  declare listMyProjectsByPage: List<MyProjectRange, Project>;

  @Poll('listMyProjects', {
    title: 'New project',
    description:
      'Once for each project in any of my workspaces. Each poll is one of the 30 calls an hour that are allowed about the user; a webhook ' +
      'needs none.',
    record: Project,
    cursor: (project) => project.at,
    created: (project) => project.created_at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: 'project.created', at: (body: Notice<Project>) => body.payload },
  })
  declare newProject: Trigger<MyProjectFilter, Project>;

  @Poll('listMyProjects', {
    title: 'Project changed',
    description: 'Each change is one event; a deleted project has `server_deleted_at`.',
    record: Project,
    key: version,
    cursor: (project) => project.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: ['project.created', 'project.updated', 'project.deleted'], at: (body: Notice<Project>) => body.payload },
  })
  declare projectChanged: Trigger<MyProjectFilter, Project>;
}
