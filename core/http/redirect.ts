import { UnexpectedResponseError } from 'trunkline/errors';
import { header, type Headers } from './headers.js';
import type { PreparedRequest } from './prepared-request.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The request that a redirect asks for; undefined when the answer is none.
 *
 * Only a read changes origin, and then it goes bare: any other header may be a credential. A request with an effect is repeated only on its own origin, and only
 * where the status keeps its method. Never from HTTPS to HTTP.
 *
 * @throws UnexpectedResponseError for a redirect that is not followed.
 */
export function followRedirect(request: PreparedRequest, status: number, headers: Headers): PreparedRequest | undefined {
  const location = header(headers, 'location');
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  const refuse = (reason: string): UnexpectedResponseError =>
    new UnexpectedResponseError(`The vendor redirects ${request.operation} to ${describe(location, request.url)}, ${reason}.`, {
      code: 'bad_redirect',
      status,
      remedy: 'Check the base URL: the vendor may have moved.',
    });
  if (!URL.canParse(location, request.url.href)) throw refuse('which is no URL');
  const url = new URL(location, request.url);
  if (url.protocol !== request.url.protocol && url.protocol !== 'https:') throw refuse('which is not HTTPS');
  if (url.username || url.password) throw refuse('which carries credentials');
  const sameOrigin = url.origin === request.url.origin;
  if (request.effect.kind === 'read' && request.method === 'GET') {
    if (sameOrigin) return { ...request, url };
    return { ...request, url, headers: onlyAccept(request.headers), auth: { kind: 'none' }, secrets: {} };
  }
  if (!sameOrigin) throw refuse('another origin, which is given neither the request nor its credentials');
  if (status !== 307 && status !== 308) throw refuse(`and status ${status} would turn it into another request`);
  return { ...request, url };
}

function onlyAccept(headers: PreparedRequest['headers']): PreparedRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('accept')));
}

function describe(location: string, from: URL): string {
  return URL.canParse(location, from.href) ? new URL(location, from).origin : 'somewhere';
}
