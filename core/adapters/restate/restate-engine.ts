import type { AdvanceRun, Engine, EngineWorker } from '../../ports/engine.js';
import type { EngineStart } from '../../ports/store/index.js';
import { openEndpoint } from './endpoint.js';
import { post } from './restate-api.js';
import type { Advance } from './run-object.js';

export interface RestateOptions {
  /** Where starts are sent. Default: `http://127.0.0.1:8080`. */
  readonly ingress?: string;
  /** Where workers make themselves known. Default: `http://127.0.0.1:9070`. Null: somebody else does. */
  readonly admin?: string | null;
  /** Address and port that a worker listens on. Default: `127.0.0.1:9080`. */
  readonly listen?: string;
  /** Where Restate reaches the workers, all of them at one address. Default: where this one listens. */
  readonly url?: string;
  /** The service's name in Restate; another one for each project on one server. Default: `trunkline`. */
  readonly service?: string;
  /** Public keys of the Restate servers that may call a worker. Default: none, anybody who reaches it may. */
  readonly identityKeys?: readonly string[];
  /** Workers of one machine share the port. Default: false. */
  readonly shared?: boolean;
}

export const RESTATE_DEFAULTS = {
  ingress: 'http://127.0.0.1:8080',
  admin: 'http://127.0.0.1:9070',
  listen: '127.0.0.1:9080',
  service: 'trunkline',
} as const;

/** Runs on Restate, with what they did in a store that all workers reach. */
export class RestateEngine implements Engine {
  readonly #options: Required<Omit<RestateOptions, 'url'>> & Pick<RestateOptions, 'url'>;

  constructor(options: RestateOptions = {}) {
    this.#options = { ...RESTATE_DEFAULTS, identityKeys: [], shared: false, ...options };
  }

  /** The number is one store's own and may come again in another one; with the time it does not. */
  async start({ number, run, at }: EngineStart): Promise<void> {
    const { ingress, service } = this.#options;
    const path = `/${encodeURIComponent(service)}/${encodeURIComponent(run)}/advance/send`;
    await post(new URL(path, ingress), {} satisfies Advance, { 'idempotency-key': `${number}-${at}` });
  }

  async serve(advance: AdvanceRun): Promise<EngineWorker> {
    const { service, identityKeys, shared, admin, listen } = this.#options;
    const { hostname, port } = new URL(`http://${listen}`);
    const endpoint = await openEndpoint(
      { service, host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), identityKeys, shared },
      advance,
    );
    const url = this.#options.url ?? `http://${hostname}:${endpoint.port}`;
    try {
      if (admin !== null) await post(new URL('/deployments', admin), { uri: url });
    } catch (error) {
      await endpoint.close();
      throw error;
    }
    return { url, stop: () => endpoint.close() };
  }
}
