import type { Pick } from '../document/slot.js';
import type { Secret } from '../secret.js';
import { headerName } from './header-name.js';
import type { WebhookSignature } from './signature.js';

export interface SharedTokenOptions<C> {
  readonly header: string;
  /** Put before the token as it stands, its own space included: `'Bearer '`. */
  readonly prefix?: string;
  readonly token: Pick<C, Secret>;
}

/** A secret that the vendor sends along as it is. It proves who sent, not what: whoever saw one notification can make others. */
export function sharedToken<C>({ header, prefix, token }: SharedTokenOptions<C>): WebhookSignature<C> {
  return {
    write: (writer) => ({
      kind: 'token',
      header: headerName(writer.under('header'), header),
      ...(prefix ? { prefix } : {}),
      token: writer.select('token', token),
    }),
  };
}
