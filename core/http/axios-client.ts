import { Axios, AxiosHeaders } from 'axios';
import type { Http, WireRequest, WireResponse } from '../ports/http.js';

/** Sends one request; rejects with what the `Http` port rejected with. */
export type Send = (request: WireRequest) => Promise<WireResponse>;

const NO_HEADERS = new AxiosHeaders();

/**
 * An axios client whose requests go through the `Http` port.
 *
 * It has none of axios's defaults: no redirects, no proxies from the environment, no decoding, no status checks, and nothing to merge into
 * every request. It is given neither signal nor deadline: it would answer an abort with an error of its own, which holds the signed request
 * and not what the port said. The port's answer passes as `data`, whole: of its headers axios would make two copies that nobody reads.
 */
export function axiosSender(http: Http): Send {
  const client = new Axios();
  return async (request) => {
    const { data } = await client.request<WireResponse>({
      url: request.url.href,
      method: request.method,
      headers: request.headers,
      data: request.body,
      adapter: async (config) => {
        // axios names a form type for a POST with no body at all.
        if (request.body === undefined) config.headers.delete('content-type');
        const answer = await http.send({ ...request, headers: config.headers.toJSON() as Record<string, string> });
        return { data: answer, status: answer.status, statusText: '', headers: NO_HEADERS, config };
      },
    });
    return data;
  };
}
