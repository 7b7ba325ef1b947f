import { newConnection } from '../connections/new-connection.js';
import type { ConnectionRecord } from '../connections/records.js';
import { DAY_MS } from '../times.js';
import type { Workspace } from '../workspace.js';
import { ORDERS_FOLDER } from './work.js';

export const LEDGER_CONNECTION = 301;
export const LOST_CONNECTION = 303;

/** One that works, a shell, and one that was lost. */
export function seedConnections({ connections }: Workspace, now: number): void {
  const connection = (id: number, provider: string, name: string, more: Partial<ConnectionRecord> = {}): void => {
    const at = now - 200 * DAY_MS;
    connections.add({ ...newConnection(id, provider, name, ORDERS_FOLDER, at), ...more });
  };
  const signedIn = { authorization_status: 'success', authorized_at: now - 199 * DAY_MS } as const;
  connection(LEDGER_CONNECTION, 'netsuite', 'Ledger', { ...signedIn, external_id: 'ledger-1', tags: ['tag-finance'] });
  connection(302, 'salesforce', 'CRM');
  connection(LOST_CONNECTION, 'slack', 'Team chat', {
    authorization_status: 'failed',
    authorization_error: 'The token was revoked',
    authorized_at: now - 199 * DAY_MS,
    connection_lost_at: now - 3 * DAY_MS,
    connection_lost_reason: 'invalid_auth',
  });
  connection(304, 'google_drive', 'Files of users', { ...signedIn });
}
