import type { EmulatorRequest } from 'trunkline/testing';
import type { Workspace } from '../workspace.js';
import { collectionOf } from './collection.js';
import type { DeveloperClientRecord } from './records.js';

/** What is about people and the workspace itself needs a client of the development environment. Facts: K22. */
const DEVELOPMENT_ONLY = ['members', 'member_invitations', 'roles', 'developer_api_clients', 'developer_api_client_roles'];

/** Whether a client's role and environment have an endpoint. Facts: K15. */
export function mayAsk(client: DeveloperClientRecord, { clientRoles }: Workspace, { method, path }: EmulatorRequest): boolean {
  const collection = collectionOf(path);
  if (client.environment !== 'dev' && DEVELOPMENT_ONLY.includes(collection)) return false;
  const endpoints = clientRoles.find(client.api_privilege_group_id)?.endpoints ?? [];
  return endpoints.includes('*') || endpoints.includes(`${method} ${collection}`);
}
