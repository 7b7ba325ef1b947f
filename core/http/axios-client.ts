import axios from 'axios';
import type { Http, WireRequest, WireResponse } from '../ports/http.js';

/** Sends one request; rejects with what the `Http` port rejected with. */
export type Send = (request: WireRequest) => Promise<WireResponse>;

/**
 * An axios instance whose requests go through the `Http` port.
 *
 * Everything that axios would do on its own is off: redirects, proxies from the environment, decoding, status checks. It is given neither
 * signal nor deadline: it would answer an abort with an error of its own, which holds the signed request and not what the port said.
 */
export function axiosSender(http: Http): Send {
  const client = axios.create({ proxy: false, maxRedirects: 0, transformRequest: [], transformResponse: [], validateStatus: null });
  client.defaults.headers = { common: {}, delete: {}, get: {}, head: {}, post: {}, put: {}, patch: {}, query: {} } as never;
  return async (request) => {
    const { status, headers, data } = await client.request<Uint8Array>({
      url: request.url.href,
      method: request.method,
      headers: { ...request.headers },
      data: request.body,
      adapter: async (config) => {
        const answer = await http.send({
          ...request,
          method: config.method!.toUpperCase(),
          url: new URL(config.url!),
          headers: wireHeaders(config.headers.toJSON() as Record<string, string>, request.body !== undefined),
        });
        return { status: answer.status, statusText: '', headers: answer.headers as never, data: answer.body, config };
      },
    });
    return { status, headers: headers as WireResponse['headers'], body: data };
  };
}

/** axios names a form type for a POST with no body at all. */
function wireHeaders(headers: Readonly<Record<string, string>>, hasBody: boolean): Record<string, string> {
  const wire: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (hasBody || name.toLowerCase() !== 'content-type') wire[name.toLowerCase()] = value;
  return wire;
}
