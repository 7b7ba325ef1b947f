import type { Agent, Dispatcher } from 'undici';
import { NetworkFault, networkFault } from '../http/network-fault.js';
import type { WireRequest } from '../ports/http.js';

export type Headers = Record<string, string | string[] | undefined>;

/** What becomes of one request. After `end` and the first `fail` nothing more is told. */
export interface Exchanging {
  head(status: number, headers: Headers, controller: Dispatcher.DispatchController): void;
  data(chunk: Buffer, controller: Dispatcher.DispatchController): void;
  end(): void;
  fail(fault: NetworkFault): void;
}

/** Sends one request. An aborted signal fails it at once, whatever state the socket is in. */
export function dispatch(agent: Agent, { method, url, headers, body, signal }: WireRequest, on: Exchanging): void {
  /** There from the moment the request is written to its socket. */
  let controller: Dispatcher.DispatchController | undefined;
  const fail = (error: unknown): void => {
    signal.removeEventListener('abort', abort);
    on.fail(networkFault(error, controller !== undefined));
  };
  const abort = (): void => {
    const fault = new NetworkFault('aborted', 'the call was stopped', controller !== undefined);
    fail(fault);
    controller?.abort(fault);
  };
  if (signal.aborted) return abort();
  signal.addEventListener('abort', abort, { once: true });
  // Any iterable of bytes is a body to undici, written as fast as the socket takes it; its types name streams alone.
  const content = (body ?? null) as Dispatcher.DispatchOptions['body'];
  agent.dispatch(
    { origin: url.origin, path: url.pathname + url.search, method, headers, body: content },
    {
      onRequestStart(started) {
        if (signal.aborted) return started.abort(new NetworkFault('aborted', 'the call was stopped', false));
        controller = started;
      },
      onResponseStart(current, status, received) {
        if (status >= 200) on.head(status, received, current);
      },
      onResponseData(current, chunk) {
        on.data(chunk, current);
      },
      onResponseEnd() {
        signal.removeEventListener('abort', abort);
        on.end();
      },
      onResponseError(_controller, error) {
        fail(error);
      },
    },
  );
}
