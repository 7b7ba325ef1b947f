import type { Stored } from '../table.js';

export type AuthorizationStatus = 'success' | 'failed' | 'exception';

export interface ConnectionRecord extends Stored {
  readonly id: number;
  readonly provider: string;
  name: string;
  readonly created_at: number;
  updated_at: number;
  folder_id: number;
  parent_id: number | null;
  external_id: string | null;
  /** Null for a shell: nobody has signed in yet. */
  authorization_status: AuthorizationStatus | null;
  authorization_error: string | null;
  authorized_at: number | null;
  connection_lost_at: number | null;
  connection_lost_reason: string | null;
  /** One user's own sign-in, below `parent_id`. */
  readonly is_runtime: boolean;
  tags: readonly string[];
}
