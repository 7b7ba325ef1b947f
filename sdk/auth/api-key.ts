import type { Pick } from '../document/slot.js';
import { writeTarget, type TargetSpec } from '../document/target-spec.js';
import type { Secret } from '../secret.js';
import type { Auth } from './auth.js';

/** Where the key goes; `prefix` is put before it as it stands, its own space included: `'Api-Key '`. */
export type ApiKeyPlace = TargetSpec & { readonly prefix?: string };

/** A static key in a header, the query, a cookie or the body. */
export function apiKey<C>(key: Pick<C, Secret>, place: ApiKeyPlace): Auth<C> {
  return {
    write: (writer) => ({
      kind: 'api-key',
      key: writer.select('key', key),
      to: writeTarget(place),
      ...(place.prefix === undefined ? {} : { prefix: place.prefix }),
    }),
  };
}
