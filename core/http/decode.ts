import { UnexpectedResponseError } from 'trunkline/errors';
import { parseJson } from '../text/parse-json.js';
import { excerpt } from './excerpt.js';
import { mediaType, type Headers } from './headers.js';
import { NetworkFault } from './network-fault.js';
import type { Redactor } from './redactor.js';

const BYTE_ORDER_MARK = 0xfeff;
const JSON_TYPE = /^(?:application\/(?:[\w.+-]+\+)?json|text\/json)$/;

/** A body as data. `undefined` when there is none. */
export interface Decoded {
  readonly data: unknown;
  readonly text: string;
  readonly isJson: boolean;
}

/** Reads a body as JSON, whatever the vendor calls it; text that is no JSON stays text. */
export function decode(body: Uint8Array, headers: Headers): Decoded {
  if (body.length === 0) return { data: undefined, text: '', isJson: false };
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const text = textOf(bytes);
  const type = mediaType(headers);
  if (type !== undefined && !JSON_TYPE.test(type) && !/^\s*[[{"]/.test(text)) return { data: text, text, isJson: false };
  try {
    return { data: parseJson(text, bytes), text, isJson: true };
  } catch {
    return { data: text, text, isJson: false };
  }
}

/** Fails closed: a success must be JSON. An answer that should be and is cut off is a fault of the network, not of the vendor. */
export function requireJson({ text, isJson }: Decoded, headers: Headers, redactor: Redactor): void {
  if (isJson || text === '') return;
  const type = mediaType(headers);
  if (type !== undefined && JSON_TYPE.test(type) && /^\s*[[{]/.test(text)) {
    throw new NetworkFault('truncated', 'the JSON of the answer is cut short or broken', true);
  }
  throw new UnexpectedResponseError(
    `The answer is ${type ?? 'text of no known type'} where JSON was expected: ${excerpt(text, redactor)}`,
    {
      code: 'not_json',
      remedy: 'The vendor may be showing a maintenance or login page, or the base URL is wrong.',
    },
  );
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}
