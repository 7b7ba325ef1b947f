import { Axios, AxiosHeaders } from 'axios';
import type { WireRequest } from '../ports/http.js';

/** Sends one request; rejects with what the `Http` port rejected with. */
export type Send<A> = (request: WireRequest) => Promise<A>;

const NO_HEADERS = new AxiosHeaders();

/**
 * An axios client whose requests go through one method of the `Http` port.
 *
 * It has none of axios's defaults: no redirects, no proxies from the environment, no decoding, no status checks, and nothing to merge into
 * every request. It is given neither signal nor deadline: it would answer an abort with an error of its own, and not with what the port
 * said. Nor is it given what signing changed, which is headers, query and body: axios keeps a request in its errors, and copies every header
 * four times. The adapter has the signed request at hand, and the port's answer passes as `data`, whole.
 */
export function axiosSender<A extends { readonly status: number }>(port: Send<A>): Send<A> {
  const client = new Axios();
  return async (request) => {
    const { data } = await client.request<A>({
      method: request.method,
      url: request.url.origin + request.url.pathname,
      adapter: async (config) => {
        const answer = await port(request);
        return { data: answer, status: answer.status, statusText: '', headers: NO_HEADERS, config };
      },
    });
    return data;
  };
}
