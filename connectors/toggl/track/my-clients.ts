import { List, OperationGroup, Poll, type Trigger } from 'trunkline/sdk';
import { version } from '../changes.js';
import type { Notice } from '../webhooks/notifications.js';
import { Client } from './client.js';
import { ChangedSince } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** Clients that the caller sees, in all workspaces. */
@OperationGroup({ source: API_V9 })
export class MyClients {
  @List('/me/clients', {
    title: 'List my clients',
    description: 'Those of all my workspaces, in one answer. With `since`, only what changed since then, deleted ones included.',
    input: ChangedSince,
    record: Client,
    key: (client) => client.id,
  })
  declare listMyClients: List<ChangedSince, Client>;

  @Poll('listMyClients', {
    title: 'New client',
    description:
      'Once for each client in any of my workspaces. Each poll is one of the 30 calls an hour that are allowed about the user; a webhook ' +
      'needs none.',
    record: Client,
    cursor: (client) => client.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: 'client.created', at: (body: Notice<Client>) => body.payload },
  })
  declare newClient: Trigger<ChangedSince, Client>;

  @Poll('listMyClients', {
    title: 'Client changed',
    description: 'Each change is one event; a deleted client has `server_deleted_at`.',
    record: Client,
    key: version,
    cursor: (client) => client.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: ['client.created', 'client.updated', 'client.deleted'], at: (body: Notice<Client>) => body.payload },
  })
  declare clientChanged: Trigger<ChangedSince, Client>;
}
