import type { ConnectionRecord } from './records.js';

/** A connection that nobody has signed in to. */
export function newConnection(id: number, provider: string, name: string, folder_id: number, at: number): ConnectionRecord {
  return {
    id,
    provider,
    name,
    created_at: at,
    updated_at: at,
    folder_id,
    parent_id: null,
    external_id: null,
    authorization_status: null,
    authorization_error: null,
    authorized_at: null,
    connection_lost_at: null,
    connection_lost_reason: null,
    is_runtime: false,
    tags: [],
  };
}
