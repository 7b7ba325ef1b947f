import type { PagerDocument } from 'trunkline/document';
import { UnexpectedResponseError } from 'trunkline/sdk';
import { selector, type SlotCode } from '../document/select.js';
import type { ServiceUrl } from '../http/base-url.js';
import type { Pager } from './pager.js';

/** The next page's URL from the body. */
export function nextUrlPager(document: Extract<PagerDocument, { kind: 'next-url' }>, code: SlotCode): Pager {
  const read = selector(document.next, code);
  const { size } = document;
  return {
    first: { url: null },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    request: ({ url }) => (url === null ? { extra: size ? [size] : [] } : { extra: [], url: String(url) }),
    next(_state, { data }) {
      const url = read(data);
      return typeof url === 'string' && url !== '' ? { url } : undefined;
    },
    token: ({ url }) => (url === null ? undefined : String(url)),
  };
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
  if (!`${url.pathname}/`.startsWith(service.path)) throw refuse(`it is outside ${service.path}`);
  if (url.username || url.password || url.hash) throw refuse('it carries credentials or a fragment');
  return url;
}
