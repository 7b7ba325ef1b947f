import type { AuthDocument, PagerDocument } from 'trunkline/document';
import { UnexpectedResponseError } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';
import type { ServiceUrl } from '../http/base-url.js';
import { linkTarget } from './link-header.js';
import type { FetchedPage, Pager } from './pager.js';

type UrlDocument = Extract<PagerDocument, { kind: 'next-url' | 'link-header' }>;

/** The next page's URL from the body or the `Link` header. A credential that the vendor repeats in it is left out: the URL is kept, and signed anew when used. */
export function nextUrlPager(document: UrlDocument, code: SlotCode, auth: AuthDocument): Pager {
  const read = urlReader(document, code);
  const { size } = document;
  const credentials = queryCredentials(auth);
  return {
    first: { url: null },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    request: ({ url }) => (url === null ? { extra: size ? [size] : [] } : { extra: [], url: String(url) }),
    next(_state, page) {
      const url = read(page);
      if (typeof url !== 'string' || url === '') return undefined;
      return { url: [...credentials, ...(page.signedParameters ?? [])].reduce(withoutParameter, url) };
    },
    token: ({ url }) => (url === null ? undefined : String(url)),
  };
}

function urlReader(document: UrlDocument, code: SlotCode): (page: FetchedPage) => unknown {
  if (document.kind === 'link-header') return ({ headers }) => linkTarget(headers, document.rel);
  const read = selector(document.next, code);
  return ({ data }) => read(data);
}

/** Query parameters that are declared to carry a credential, in any of the ways to sign in. */
function queryCredentials(auth: AuthDocument): readonly string[] {
  if (auth.kind === 'choice') return Object.values(auth.among).flatMap(queryCredentials);
  return (auth.kind === 'api-key' || auth.kind === 'session') && auth.to.in === 'query' ? [auth.to.name] : [];
}

/** Written as it came but for the parameter: a relative URL stays relative. */
function withoutParameter(url: string, name: string): string {
  const [path, query, hash] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url)!.slice(1);
  if (query === undefined) return url;
  const kept = query.split('&').filter((pair) => !new URLSearchParams(pair).has(name));
  return `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash ?? ''}`;
}

/** The URL of a next page, which must be the service's own: the credential goes with it. */
export function checkedNextUrl(text: string, service: ServiceUrl, current: URL): URL {
  const refuse = (reason: string): UnexpectedResponseError =>
    new UnexpectedResponseError(`The vendor's next page is refused: ${reason}.`, {
      code: 'bad_next_url',
      remedy: 'A next page must be on the same origin and below the base path of the service, with no credentials in it.',
    });
  if (!URL.canParse(text, current.href)) throw refuse('it is no URL');
  const url = new URL(text, current);
  if (url.origin !== service.origin) throw refuse(`it is on ${url.origin}, not on ${service.origin}`);
  if (!isBelow(url.pathname, service.path) || !isBelow(decoded(url.pathname), service.path)) throw refuse(`it is outside ${service.path}`);
  if (url.username || url.password || url.hash) throw refuse('it carries credentials or a fragment');
  return url;
}

function isBelow(path: string, base: string): boolean {
  return `${path}/`.startsWith(base);
}

/** Where a server ends up that decodes a path before it resolves its dots. */
function decoded(path: string): string {
  return new URL(path.replace(/%2e/gi, '.').replace(/%(?:2f|5c)/gi, '/'), 'https://vendor.invalid').pathname;
}
