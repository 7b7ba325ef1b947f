import type { SessionTokenDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../../document/select.js';
import type { Answer } from '../judge.js';
import { header, type Headers } from '../headers.js';

/** The token that an answer to a login has; undefined when it has none. */
export function sessionToken(
  token: SessionTokenDocument,
  { headers, data }: Pick<Answer, 'headers' | 'data'>,
  code: SlotCode,
): string | undefined {
  if (token.in === 'cookie') return setCookie(headers, token.name);
  if (token.in === 'header') return header(headers, token.name) || undefined;
  const value = selector(token.selector, code)(data);
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** The value a cookie is set to; the last of several settings counts. Source: RFC 6265, section 4.1. */
function setCookie(headers: Headers, name: string): string | undefined {
  const lines = [headers['set-cookie'] ?? []].flat() as readonly string[];
  for (const line of lines.toReversed()) {
    const [pair = ''] = line.split(';', 1);
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim() || undefined;
  }
  return undefined;
}
