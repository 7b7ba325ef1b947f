import { pacificTime } from '../times.js';
import type { CustomConnectorRecord, OAuthProfileRecord } from './records.js';

/** Facts: K109. */
export function customConnectorView({ id, name, title, versions }: CustomConnectorRecord): object {
  const released = versions.filter(({ released_at }) => released_at !== null);
  const latest = released.at(-1);
  return {
    id,
    name,
    title,
    latest_released_version: latest?.version ?? null,
    latest_released_version_note: latest?.version_note ?? null,
    released_versions: released.map(({ version, version_note, created_at, released_at }) => ({
      version,
      version_note,
      created_at: pacificTime(created_at),
      released_at: pacificTime(released_at),
    })),
    static_webhook_url: null,
  };
}

/** The secret and the token are never given back. Facts: K113, K160. */
export function oauthProfileView({ id, name, provider, client_id, created_at, updated_at }: OAuthProfileRecord, user_id: number): object {
  return {
    id,
    user_id,
    name,
    provider,
    data: { client_id },
    shared_accounts_count: 0,
    oem_customers_count: 0,
    created_at: pacificTime(created_at),
    updated_at: pacificTime(updated_at),
  };
}
