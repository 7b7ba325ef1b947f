import { pacificTime } from '../times.js';
import type { ConnectionRecord } from './records.js';

/** Facts: K102. */
export function connectionView(connection: ConnectionRecord, withTags = false): object {
  const { provider, created_at, updated_at, authorized_at, connection_lost_at, is_runtime: _, deleted_at: __, tags, ...rest } = connection;
  return {
    ...rest,
    application: provider,
    provider,
    description: null,
    authorized_at: pacificTime(authorized_at),
    created_at: pacificTime(created_at),
    updated_at: pacificTime(updated_at),
    connection_lost_at: pacificTime(connection_lost_at),
    ...(withTags && { tags }),
  };
}
