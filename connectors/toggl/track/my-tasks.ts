import { IsBoolean } from 'class-validator';
import { List, OperationGroup, Optional, Poll, type Trigger } from 'trunkline/sdk';
import { version } from '../changes.js';
import type { Notice } from '../webhooks/notifications.js';
import { skipping } from '../pagers.js';
import { ChangedSince } from '../scopes.js';
import { API_V9 } from '../sources.js';
import { Task } from './task.js';

export class MyTaskFilter extends ChangedSince {
  @Optional('Done ones too') @IsBoolean() include_not_active?: boolean | null;
  @Optional('Adds the names of project, client and user') @IsBoolean() meta?: boolean | null;
}

/** Tasks of projects that the caller is a member of, in all workspaces. */
@OperationGroup({ source: API_V9 })
export class MyTasks {
  @List('/me/tasks', {
    title: 'List my tasks',
    description:
      'Of the projects that I am a member of, in all workspaces, 100 in a page. Done ones only with `include_not_active`, deleted ones ' +
      'only with `since`.',
    input: MyTaskFilter,
    record: Task,
    key: (task) => task.id,
    pagination: skipping,
  })
  declare listMyTasks: List<MyTaskFilter, Task>;

  @Poll('listMyTasks', {
    title: 'New task',
    description:
      'Once for each task that listMyTasks gives. Each page of 100 is one of the 30 calls an hour that are allowed about the user; a ' +
      'webhook needs none.',
    record: Task,
    cursor: (task) => task.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: 'task.created', at: (body: Notice<Task>) => body.payload },
  })
  declare newTask: Trigger<MyTaskFilter, Task>;

  @Poll('listMyTasks', {
    title: 'Task changed',
    description: 'Each change is one event; a deleted task has `server_deleted_at`.',
    record: Task,
    key: version,
    cursor: (task) => task.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: ['task.created', 'task.updated', 'task.deleted'], at: (body: Notice<Task>) => body.payload },
  })
  declare taskChanged: Trigger<MyTaskFilter, Task>;
}
