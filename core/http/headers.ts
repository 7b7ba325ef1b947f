import type { WireResponse } from '../ports/http.js';

export type Headers = WireResponse['headers'];

/** A header's value; the first where there are several. `name` in lower case. */
export function header(headers: Headers, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : value?.[0];
}

/** The media type without its parameters, in lower case. */
export function mediaType(headers: Headers): string | undefined {
  return header(headers, 'content-type')?.split(';', 1)[0]!.trim().toLowerCase();
}
