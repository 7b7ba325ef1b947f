import type { Selector, Target } from './selector.js';

/** How a request proves who sends it. Selectors read the connection. */
export type AuthDocument =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: Selector }
  | {
      readonly kind: 'api-key';
      readonly key: Selector;
      readonly to: Target;
      /** Put before the key, with its own separator: `Api-Key `. */
      readonly prefix?: string;
    }
  | { readonly kind: 'basic'; readonly user: Selector; readonly password: Selector };
