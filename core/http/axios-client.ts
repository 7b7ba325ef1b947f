import axios, { type AxiosAdapter, type AxiosInstance } from 'axios';
import type { Http, WireResponse } from '../ports/http.js';

/**
 * An axios instance whose requests go through the `Http` port.
 *
 * Everything that axios would do on its own is off: redirects, proxies from the environment, decoding, status checks. The answer's `data` is
 * the body's bytes.
 */
export function makeAxios(http: Http, allowLoopback: boolean): AxiosInstance {
  const adapter: AxiosAdapter = async (config) => {
    const headers = config.headers.toJSON() as Record<string, string>;
    const body = config.data as string | undefined;
    const {
      status,
      headers: answered,
      body: data,
    } = await http.send({
      method: config.method!.toUpperCase(),
      url: new URL(config.url!),
      headers: body === undefined ? withoutContentType(headers) : headers,
      body,
      signal: config.signal as AbortSignal,
      maxBytes: config.maxContentLength!,
      allowLoopback,
    });
    return { status, statusText: '', headers: answered as never, data, config, request: undefined };
  };
  const instance = axios.create({
    adapter,
    proxy: false,
    maxRedirects: 0,
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
  });
  instance.defaults.headers = { common: {}, delete: {}, get: {}, head: {}, post: {}, put: {}, patch: {}, query: {} } as never;
  return instance;
}

/** What `send` gives back, as axios hands it on. */
export type AxiosAnswer = Pick<WireResponse, 'status' | 'headers'> & { readonly data: Uint8Array };

/** axios names a form type for a POST with no body at all. */
function withoutContentType(headers: Record<string, string>): Record<string, string> {
  const rest: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (name.toLowerCase() !== 'content-type') rest[name.toLowerCase()] = value;
  return rest;
}
