import { InvalidInputError } from 'trunkline/errors';
import { isUnsafeSegment } from '#host';

/** A value as text, for a place that holds nothing else: a path, a query, a header, a form. */
export function plain(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  throw refused(name, 'an object has no place outside a body');
}

/** A value as exactly one segment of a path; a list as its parts with commas between them. */
export function segment(name: string, value: unknown): string {
  if (Array.isArray(value) && value.length > 0) return value.map((part) => segment(name, part)).join(',');
  const text = plain(name, value);
  if (isUnsafeSegment(text)) throw refused(name, `${JSON.stringify(text)} cannot stand in a path: it would reach another resource`);
  return encodeURIComponent(text);
}

export function headerValue(name: string, value: unknown): string {
  const text = plain(name, value);
  if (/[\r\n\0]/.test(text)) throw refused(name, 'a header cannot hold a line break');
  return text;
}

/** A `Cookie` header with one more. Its value is encoded: a semicolon would begin another cookie. */
export function withCookie(header: string | undefined, name: string, value: string): string {
  const cookie = `${name}=${encodeURIComponent(value)}`;
  return header ? `${header}; ${cookie}` : cookie;
}

export function refused(path: string, message: string): InvalidInputError {
  return new InvalidInputError(`\`${path}\` cannot be sent: ${message}.`, { details: [{ path, message }] });
}
