import { DAY_MS } from '../times.js';
import type { Workspace } from '../workspace.js';

const CODE = "{ title: 'Warehouse', connection: { fields: [] } }";

/** A custom connector with a released version and a newer one, and the OAuth app of the chat. */
export function seedConnectors({ customConnectors, oauthProfiles }: Workspace, now: number): void {
  const created_at = now - 100 * DAY_MS;
  const first = { version: 1, version_note: 'First', code: CODE, created_at, released_at: now - 90 * DAY_MS };
  const second = { ...first, version: 2, version_note: 'More actions', released_at: null };
  const content = { description: 'Stock of the warehouse', logo: null, versions: [first, second], shared_version: 1 };
  customConnectors.add({ id: 51, name: 'warehouse_connector_51', title: 'Warehouse', ...content });
  const app = { provider: 'slack', client_id: 'slack-client', client_secret: 'slack-secret', token: 'slack-token' };
  oauthProfiles.add({ id: 61, name: 'Chat', ...app, created_at, updated_at: created_at });
}
