import type { Stored } from '../table.js';

export interface ConnectorVersion {
  readonly version: number;
  readonly version_note: string;
  readonly code: string;
  readonly created_at: number;
  /** Null until it is released. */
  readonly released_at: number | null;
}

export interface CustomConnectorRecord extends Stored {
  readonly id: number;
  readonly name: string;
  title: string;
  description: string;
  logo: string | null;
  /** Oldest first; the last is what `code` gives. */
  versions: readonly ConnectorVersion[];
  shared_version: number | null;
}

export interface OAuthProfileRecord extends Stored {
  readonly id: number;
  name: string;
  provider: string;
  client_id: string;
  client_secret: string;
  token: string | null;
  readonly created_at: number;
  updated_at: number;
}
