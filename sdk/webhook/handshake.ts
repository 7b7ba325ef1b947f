import type { Part, Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import type { HandshakeDocument } from '../document/webhook-document.js';
import { headerName } from './header-name.js';
import { writeValue, type ValueOf } from './notification-value.js';

export interface HandshakeOptions {
  /** Is there; or equals `equals`. */
  readonly when: ValueOf<unknown>;
  readonly equals?: string;
  /** It comes before the secret is agreed on, and nothing can verify it. Default: it is verified like any notification. */
  readonly unsigned?: true;
  /** Default 200. */
  readonly status?: number;
  /** Fields of the JSON to answer: values picked from the body, or fixed words. */
  readonly json?: Readonly<Record<string, Pick<never, unknown> | string>>;
  /** Headers to answer with, each with the notification's header that it repeats: `{ 'X-Hook-Secret': 'X-Hook-Secret' }`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handshake = Part<HandshakeDocument>;

/** A notification by which the vendor finds out whether a URL is wanted, and the answer it expects. It makes no event. */
export function handshake({ when, equals, unsigned, status = 200, json, headers }: HandshakeOptions): Handshake {
  return {
    write: (writer) => {
      if (!Number.isInteger(status) || status < 200 || status > 299) {
        writer.fault(`${status} is no status of success`, 'Give one from 200 to 299.');
      }
      return {
        when: writeValue(writer, 'when', when),
        ...(equals === undefined ? {} : { equals }),
        ...(unsigned ? { unsigned } : {}),
        answer: {
          status,
          ...(json && Object.keys(json).length > 0 ? { json: writeJson(writer.under('json'), json) } : {}),
          ...(headers && Object.keys(headers).length > 0 ? { headers: writeHeaders(writer.under('headers'), headers) } : {}),
        },
      };
    },
  };
}

function writeJson(writer: Writer, json: NonNullable<HandshakeOptions['json']>): NonNullable<HandshakeDocument['answer']['json']> {
  return Object.fromEntries(
    Object.entries(json).map(([name, pick]) => [name, typeof pick === 'string' ? { literal: pick } : writer.select(name, pick)]),
  );
}

function writeHeaders(writer: Writer, headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, from]) => [headerName(writer.under(name), name), headerName(writer.under(name), from)]),
  );
}
