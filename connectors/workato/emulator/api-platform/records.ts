import type { Dated } from '../dated.js';

/** Facts: K134. */
export interface CollectionRecord extends Dated {
  readonly name: string;
  readonly project_id: number;
  readonly version: string;
}

/** Facts: K135. */
export interface EndpointRecord extends Dated {
  readonly api_collection_id: number;
  /** Its recipe, which must run for it to be enabled. */
  readonly flow_id: number;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  active: boolean;
}

export const AUTH_TYPES = ['token', 'jwt', 'oauth2', 'oidc'] as const;

/** Facts: K136. */
export interface ApiClientRecord extends Dated {
  readonly name: string;
  readonly description: string;
  readonly project_id: number | null;
  readonly email: string | null;
  readonly auth_type: (typeof AUTH_TYPES)[number];
  readonly api_collection_ids: readonly number[];
  readonly mtls_enabled: boolean | null;
  readonly validation_formula: string | null;
  readonly cert_bundle_ids: readonly number[] | null;
  /** Made by the older endpoint: it has access profiles instead of keys. */
  readonly is_legacy: boolean;
}

/** Facts: K137. */
export interface ApiKeyRecord extends Dated {
  readonly api_client_id: number;
  readonly name: string;
  readonly active: boolean;
  readonly ip_allow_list: readonly string[];
  readonly ip_deny_list: readonly string[];
  auth_token: string;
}

/** Facts: K138. */
export interface AccessProfileRecord extends Dated {
  readonly api_client_id: number;
  name: string;
  api_collection_ids: readonly number[];
  active: boolean;
  auth_token: string;
}
