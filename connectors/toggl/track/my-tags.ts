import { List, OperationGroup, Poll, type Trigger } from 'trunkline/sdk';
import { version } from '../changes.js';
import type { Notice } from '../webhooks/notifications.js';
import { ChangedSince } from '../scopes.js';
import { API_V9 } from '../sources.js';
import { Tag } from './tag.js';

/** Tags that the caller sees, in all workspaces. */
@OperationGroup({ source: API_V9 })
export class MyTags {
  @List('/me/tags', {
    title: 'List my tags',
    description: 'Those of all my workspaces, in one answer. With `since`, only what changed since then, deleted ones included.',
    input: ChangedSince,
    record: Tag,
    key: (tag) => tag.id,
  })
  declare listMyTags: List<ChangedSince, Tag>;

  @Poll('listMyTags', {
    title: 'New tag',
    description:
      'Once for each tag in any of my workspaces. Each poll is one of the 30 calls an hour that are allowed about the user; a webhook needs none.',
    record: Tag,
    cursor: (tag) => tag.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: 'tag.created', at: (body: Notice<Tag>) => body.payload },
  })
  declare newTag: Trigger<ChangedSince, Tag>;

  @Poll('listMyTags', {
    title: 'Tag changed',
    description: 'Each change is one event; a deleted tag has `deleted_at`.',
    record: Tag,
    key: version,
    cursor: (tag) => tag.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: ['tag.created', 'tag.updated', 'tag.deleted'], at: (body: Notice<Tag>) => body.payload },
  })
  declare tagChanged: Trigger<ChangedSince, Tag>;
}
