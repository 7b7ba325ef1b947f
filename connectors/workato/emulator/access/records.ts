import type { Stored } from '../table.js';

/** Endpoints that an API client may ask: `*`, or a method and a collection, `GET recipes`. Facts: K15. */
export interface ClientRoleRecord extends Stored {
  readonly id: number;
  readonly name: string;
  readonly endpoints: readonly string[];
}

export const ENVIRONMENTS = ['dev', 'test', 'prod'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** An API client of the Developer API. Facts: K15, K19, K22, K139. */
export interface DeveloperClientRecord extends Stored {
  readonly id: number;
  name: string;
  /** Its role. */
  api_privilege_group_id: number;
  all_folders: boolean;
  folder_ids: readonly number[];
  readonly environment: Environment;
  /** The data centre its token is good in. */
  readonly region: string;
  token: string;
  readonly created_at: number;
  updated_at: number;
}
