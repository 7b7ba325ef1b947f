import { header, type Headers } from './headers.js';

const PARAMETER = /;\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/gi;
/** `UTF-8''na%C3%AFve.txt`. Source: RFC 8187. */
const EXTENDED = /^(utf-8|iso-8859-1)'[^']*'(.*)$/i;
/** What no file system takes, or takes for something else than a name. */
const UNUSABLE = /[\p{Cc}\p{Cf}<>:"|?*]/gu;
const LONGEST_BYTES = 255;

/**
 * The name that `Content-Disposition` gives a file, fit to be a file's name and nothing else: no folders, no control characters, no dots or
 * blanks around it. Undefined when there is none, or nothing is left of it.
 */
export function fileName(headers: Headers): string | undefined {
  const given = new Map<string, string>();
  for (const [, name, quoted, bare] of (header(headers, 'content-disposition') ?? '').matchAll(PARAMETER)) {
    given.set(name!.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare!);
  }
  const extended = given.get('filename*');
  const plain = given.get('filename');
  return safe(extended === undefined ? undefined : decodeExtended(extended)) ?? safe(plain === undefined ? undefined : decodeBytes(plain));
}

function safe(name: string | undefined): string | undefined {
  const last = name
    ?.split(/[/\\]/)
    .at(-1)
    ?.replaceAll(UNUSABLE, '')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  return last === undefined || last === '' || Buffer.byteLength(last) > LONGEST_BYTES ? undefined : last;
}

function decodeExtended(value: string): string | undefined {
  const [, charset = '', text = ''] = EXTENDED.exec(value) ?? [];
  const bytes = Buffer.from(
    text.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  return charset.toLowerCase() === 'utf-8' ? utf8(bytes) : bytes.toString('latin1') || undefined;
}

/** Headers come byte by byte; vendors that write other letters into them mean UTF-8. */
function decodeBytes(value: string): string {
  return utf8(Buffer.from(value, 'latin1')) ?? value;
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
