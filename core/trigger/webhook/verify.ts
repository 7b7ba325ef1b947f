import type { SignatureDocument } from 'trunkline/document';
import type { Verdict, VerifyingContext } from 'trunkline/sdk';
import { selector, type SlotCode } from '../../document/select.js';
import { isSame } from './compare.js';
import { verifyHmac } from './hmac-signature.js';
import type { NotificationHeaders } from './notification-headers.js';
import { hmacWith, openedText } from './secret-key.js';
import { Secret } from '#host';

/** What is verified: a notification as it came. */
export interface Incoming {
  readonly headers: NotificationHeaders;
  readonly body: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** @throws NoSecret when the connection has nothing to verify with; code of a connector may throw anything. */
export async function verify(document: SignatureDocument, incoming: Incoming, settings: object, code: SlotCode): Promise<Verdict> {
  switch (document.kind) {
    case 'hmac':
      return verifyHmac(document, incoming, selector(document.key, code)(settings));
    case 'token':
      return verifyToken(document, incoming, openedText(selector(document.token, code)(settings)));
    case 'slot':
      return (await code(document.slot)(contextOf(incoming, settings))) as Verdict;
  }
}

function verifyToken(
  { header, prefix = '' }: Extract<SignatureDocument, { kind: 'token' }>,
  { headers }: Incoming,
  token: string,
): Verdict {
  const given = headers.get(header);
  if (given === undefined) return 'unsigned';
  return isSame(given, `${prefix}${token}`) ? 'genuine' : 'forged';
}

function contextOf({ headers, body, at }: Incoming, settings: object): VerifyingContext<object> {
  const textOf = (text: string | Secret): string => (typeof text === 'string' ? text : openedText(text));
  return {
    headers: headers.toRecord(),
    body,
    connection: settings,
    hmac: hmacWith,
    isSame: (a, b) => isSame(textOf(a), textOf(b)),
    now: at,
  };
}
