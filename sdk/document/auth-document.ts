import type { Selector, Target } from './selector.js';

/** How a request proves who sends it. Selectors read the connection. */
export type AuthDocument =
  | SingleAuthDocument
  /** One of several, by the word that a setting of the connection has. */
  | { readonly kind: 'choice'; readonly by: Selector; readonly among: Readonly<Record<string, SingleAuthDocument>> };

export type SingleAuthDocument = PlainAuthDocument | SessionDocument;

/** Needs nothing but the connection. */
export type PlainAuthDocument =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: Selector }
  | {
      readonly kind: 'api-key';
      readonly key: Selector;
      readonly to: Target;
      /** Put before the key, with its own separator: `Api-Key `. */
      readonly prefix?: string;
    }
  | { readonly kind: 'basic'; readonly user: Selector; readonly password: Selector }
  /** Code that signs. */
  | { readonly kind: 'slot'; readonly slot: string };

/** A token that a login gives. */
export interface SessionDocument {
  readonly kind: 'session';
  readonly login: LoginDocument;
  readonly token: SessionTokenDocument;
  readonly to: Target;
  readonly prefix?: string;
  /** How long a token is good; without it, until it is refused. */
  readonly lifetimeMs?: number;
  /** Statuses by which a token is refused that is good no longer. */
  readonly refused: readonly number[];
}

/** The request that opens a session. */
export interface LoginDocument {
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly path: string;
  readonly service?: string;
  readonly auth?: PlainAuthDocument;
  /** Credentials in its body, by their dotted name there. */
  readonly fields?: Readonly<Record<string, Selector>>;
  /** `json` when absent. */
  readonly body?: 'json' | 'form';
}

/** Where the answer to a login has the token. */
export type SessionTokenDocument =
  | { readonly in: 'cookie'; readonly name: string }
  | { readonly in: 'header'; readonly name: string }
  | { readonly in: 'body'; readonly selector: Selector };
