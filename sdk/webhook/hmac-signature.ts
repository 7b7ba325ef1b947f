import type { Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import type { HmacSignatureDocument, TimestampDocument } from '../document/webhook-document.js';
import type { Secret } from '../secret.js';
import { headerName } from './header-name.js';
import type { WebhookSignature } from './signature.js';

export interface HmacSignatureOptions<C> {
  /** Any case. */
  readonly header: string;
  readonly algorithm: HmacSignatureDocument['algorithm'];
  /** `hex` is lower case. */
  readonly encoding: HmacSignatureDocument['encoding'];
  /** Stands before each signature: `'sha256='`. */
  readonly prefix?: string;
  /** Between several signatures, or a timestamp and a signature, in one header. Default `','`. */
  readonly separator?: string;
  readonly key: Pick<C, Secret>;
  /** The key is given as the hex or base64 of its bytes. Default: its text is the key. */
  readonly keyEncoding?: HmacSignatureDocument['keyEncoding'];
  /** Begins the key as the vendor shows it and is no part of it: `'whsec_'`. */
  readonly keyPrefix?: string;
  /**
   * What is signed: `{body}`, `{timestamp}` and `{name-of-a-header}` stand for their bytes, the rest for itself. Default `'{body}'`, with
   * a timestamp `'{timestamp}.{body}'`.
   */
  readonly signed?: string;
  /** When it was signed. Older and later ones are refused. */
  readonly timestamp?: TimestampOptions;
}

export interface TimestampOptions {
  readonly header: string;
  /** Begins its part of a header that holds several: `'t='`. */
  readonly prefix?: string;
  readonly unit: TimestampDocument['unit'];
  /** Default 300, before and after now. */
  readonly toleranceSeconds?: number;
}

/** A keyed hash over the notification's bytes. */
export function hmacSignature<C>(options: HmacSignatureOptions<C>): WebhookSignature<C> {
  const { algorithm, encoding, prefix, separator = ',', keyEncoding, keyPrefix, timestamp } = options;
  const { signed = timestamp ? '{timestamp}.{body}' : '{body}' } = options;
  return {
    write: (writer) => {
      checkSigned(writer.under('signed'), signed, timestamp !== undefined);
      return {
        kind: 'hmac',
        header: headerName(writer.under('header'), options.header),
        algorithm,
        encoding,
        ...(prefix ? { prefix } : {}),
        separator,
        key: writer.select('key', options.key),
        ...(keyEncoding ? { keyEncoding } : {}),
        ...(keyPrefix ? { keyPrefix } : {}),
        signed: lowerNames(signed),
        ...(timestamp ? { timestamp: writeTimestamp(writer.under('timestamp'), timestamp) } : {}),
      };
    },
  };
}

function checkSigned(writer: Writer, signed: string, hasTimestamp: boolean): void {
  if (signed.split('{body}').length !== 2)
    writer.fault(`\`${signed}\` does not hold \`{body}\` once`, 'Sign the body: nothing else proves what was sent.');
  if (signed.includes('{timestamp}') !== hasTimestamp) {
    writer.fault(
      hasTimestamp ? `\`${signed}\` leaves the timestamp out` : `\`${signed}\` has a timestamp that nothing declares`,
      'Declare `timestamp` and put `{timestamp}` where the vendor signs it: an unsigned one can be set by anybody.',
    );
  }
}

/** Header names inside braces, in lower case. */
function lowerNames(signed: string): string {
  return signed.replaceAll(/\{[^}]*\}/g, (name) => name.toLowerCase());
}

function writeTimestamp(writer: Writer, { header, prefix, unit, toleranceSeconds = 300 }: TimestampOptions): TimestampDocument {
  if (!(toleranceSeconds > 0))
    writer.fault(`a tolerance of ${toleranceSeconds} seconds lets nothing in`, 'Give it a few minutes: clocks differ.');
  return { header: headerName(writer.under('header'), header), ...(prefix ? { prefix } : {}), unit, toleranceMs: toleranceSeconds * 1000 };
}
