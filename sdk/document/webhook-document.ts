import type { Selector } from './selector.js';

/** How a vendor's notifications are verified and told apart. Selectors read a notification's body unless they say otherwise. */
export interface WebhooksDocument {
  readonly verify: SignatureDocument;
  /** Name of the event; absent when triggers tell it by shape. */
  readonly event?: NotificationValue;
  /** What a repeat of the same delivery repeats. Absent, or not there: the SHA-256 of the body. */
  readonly delivery?: NotificationValue;
  /** Tried in order. */
  readonly handshakes?: readonly HandshakeDocument[];
  /** How the vendor asks by GET whether the URL is wanted. */
  readonly challenge?: ChallengeDocument;
  /** Absent when the vendor cannot be asked for webhooks. */
  readonly subscriptions?: SubscriptionsDocument;
  /** A longer body is refused unread. */
  readonly maxBytes: number;
}

/**
 * The operations by which the vendor's own webhooks are made, listed, looked after and deleted. `scope` and `input` read the webhook that is wanted: its
 * `url`, `name`, `events`, the `connection`, the `place`, and the end to ask for, `expires`. The others read one that is there, unless they say otherwise.
 */
export interface SubscriptionsDocument {
  readonly list: string;
  readonly create: string;
  readonly delete: string;
  readonly ping?: string;
  /** Absent where a new one is made before the old one ends. Only with `expires`. */
  readonly renew?: string;
  /** A list: a webhook is wanted for each of its records. */
  readonly places?: string;
  /** Input of all of these operations but `places`. */
  readonly scope?: Readonly<Record<string, Selector>>;
  /** The rest of the input of `create`. */
  readonly input: Readonly<Record<string, Selector>>;
  /** The rest of the input of `delete`, `ping` and `renew`. */
  readonly ref: Readonly<Record<string, Selector>>;
  /** What `renew` is given beside `ref`; reads the webhook that is wanted. */
  readonly renewal?: Readonly<Record<string, Selector>>;
  readonly url: Selector;
  readonly name: Selector;
  /** Whether it delivers; absent when it always does. */
  readonly isLive?: Selector;
  /** Absent when it never ends by itself. */
  readonly expires?: ExpiryDocument;
}

/** When a webhook at the vendor ends by itself. */
export interface ExpiryDocument {
  /** Reads a webhook that is there; where there is nothing, it does not end. */
  readonly at: Selector;
  readonly unit: InstantUnit;
  /** How long the vendor is asked for; absent where it decides. */
  readonly askMs?: number;
}

/** How an instant is written. */
export type InstantUnit = 'epoch-seconds' | 'epoch-milliseconds' | 'iso-8601';

/** A value of the body, or a header's. */
export type NotificationValue = Selector | { readonly header: string };

/** How a notification proves who sent it. */
export type SignatureDocument =
  | HmacSignatureDocument
  /** A secret that the vendor sends along. `token` reads the connection. */
  | { readonly kind: 'token'; readonly header: string; readonly prefix?: string; readonly token: Selector }
  /** Code decides. */
  | { readonly kind: 'slot'; readonly slot: string };

export interface HmacSignatureDocument {
  readonly kind: 'hmac';
  readonly header: string;
  readonly algorithm: HmacAlgorithm;
  /** `hex` is lower case. */
  readonly encoding: 'hex' | 'base64' | 'base64url';
  /** Stands before each signature; what has none is no signature. */
  readonly prefix?: string;
  /** Between the parts of a header that holds several. */
  readonly separator: string;
  /** Reads the connection. */
  readonly key: Selector;
  /** How the connection's text becomes the key's bytes; as UTF-8 when absent. */
  readonly keyEncoding?: 'hex' | 'base64';
  /** Taken off the connection's text first, where it is there. */
  readonly keyPrefix?: string;
  /** What is signed: `{body}`, `{timestamp}` and `{name-of-a-header}` stand for their bytes. */
  readonly signed: string;
  readonly timestamp?: TimestampDocument;
}

export type HmacAlgorithm = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** When the notification was signed: refused where that is further from now than the tolerance, before or after. */
export interface TimestampDocument {
  readonly header: string;
  /** Begins the timestamp's part of a header that holds several. */
  readonly prefix?: string;
  readonly unit: InstantUnit;
  readonly toleranceMs: number;
}

/** A GET that is a question about the receiver, and answered with a parameter of its query, as text. It has a `token`, or is `unsigned`. */
export interface ChallengeDocument {
  readonly parameter: string;
  /** Other parameters, each with the value that it must have. */
  readonly when?: Readonly<Record<string, string>>;
  /** What proves who asks; `secret` reads the connection. */
  readonly token?: { readonly parameter: string; readonly secret: Selector };
  readonly unsigned?: true;
}

/** A notification that is a question about the receiver, and what to answer. */
export interface HandshakeDocument {
  /** There, and equal to `equals` where that is given. */
  readonly when: NotificationValue;
  readonly equals?: string;
  /** It comes before there is anything to verify it with. */
  readonly unsigned?: true;
  readonly answer: {
    readonly status: number;
    /** Fields of the JSON answered. */
    readonly json?: Readonly<Record<string, Selector>>;
    /** Headers of the answer, each with a header of the notification that it repeats. */
    readonly headers?: Readonly<Record<string, string>>;
  };
}
