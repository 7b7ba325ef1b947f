import type { Secret } from 'trunkline/sdk';

/** Where a secret is kept: a name in the environment, or a file. */
export type SecretReference = { readonly env: string } | { readonly file: string };

export interface Secrets {
  /** Rejects with a ConnectorError that names the reference, and never the value, when there is none. */
  open(reference: SecretReference): Promise<Secret>;
}
