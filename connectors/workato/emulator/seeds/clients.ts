import type { DeveloperClientRecord } from '../access/records.js';
import type { Workspace } from '../workspace.js';

export interface Tokens {
  readonly token: string;
  readonly limitedToken: string;
  readonly productionToken: string;
  readonly otherRegionToken: string;
}

const FULL_ROLE = { id: 11, name: 'Everything', endpoints: ['*'] };
const LIMITED_ROLE = { id: 12, name: 'Looking at recipes', endpoints: ['GET users', 'GET recipes', 'GET jobs'] };

/** The API clients that a new workspace has. */
export function seedClients({ clientRoles, developerClients }: Workspace, tokens: Tokens, region: string, now: number): void {
  clientRoles.add(FULL_ROLE);
  clientRoles.add(LIMITED_ROLE);
  const client = (id: number, more: Pick<DeveloperClientRecord, 'name' | 'token'> & Partial<DeveloperClientRecord>): void => {
    const usual = { api_privilege_group_id: FULL_ROLE.id, all_folders: true, folder_ids: [], environment: 'dev', region } as const;
    developerClients.add({ id, ...usual, created_at: now, updated_at: now, ...more });
  };
  client(21, { name: 'Everything', token: tokens.token });
  client(22, { name: 'Monitoring', token: tokens.limitedToken, api_privilege_group_id: LIMITED_ROLE.id });
  client(23, { name: 'Production', token: tokens.productionToken, environment: 'prod' });
  client(24, { name: 'Elsewhere', token: tokens.otherRegionToken, region: region === 'us' ? 'eu' : 'us' });
}
