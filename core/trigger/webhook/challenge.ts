import type { ChallengeDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../../document/select.js';
import { isSame } from './compare.js';
import { LONGEST_REPEATED } from './handshake.js';
import { refusal, type Received } from './notification.js';
import { NoSecret, openedText } from './secret-key.js';

/** The answer to a GET: what its challenge is, to whoever has the token; as plain text, so that no browser takes it for a page. */
export function answerChallenge(
  { parameter, when = {}, token, unsigned }: ChallengeDocument,
  query: URLSearchParams,
  settings: object,
  code: SlotCode,
): Received {
  const value = only(query, parameter);
  if (value === undefined || !Object.entries(when).every(([name, expected]) => only(query, name) === expected)) return refusal('unasked');
  try {
    const isGenuine = token
      ? isSame(only(query, token.parameter) ?? '', openedText(selector(token.secret, code)(settings)))
      : unsigned === true;
    if (!isGenuine) return refusal('wrong-token');
  } catch (error) {
    if (error instanceof NoSecret) return refusal('no-secret');
    throw error;
  }
  if (!isRepeatable(value)) return refusal('malformed', 'A value to be repeated is too long, or no plain text.');
  return { kind: 'handshake', status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: value };
}

/** A parameter that is there once: of two, nobody knows which is meant. */
function only(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

const isRepeatable = (text: string): boolean => text.length <= LONGEST_REPEATED && /^[\x20-\x7e]+$/.test(text);
