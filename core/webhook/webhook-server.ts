import { listen, type Listening } from '../adapters/http-listener.js';
import type { Clock } from '../ports/clock.js';
import type { DiskSpace } from '../ports/disk-space.js';
import type { Log } from '../ports/log.js';
import type { RunReads } from '../ports/store/index.js';
import { Gate } from './gate.js';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.js';
import { Pressure } from './pressure.js';
import { WebhookDoor } from './webhook-door.js';
import type { WebhookIntake } from './webhook-intake.js';

export interface WebhookServerParts {
  readonly intake: WebhookIntake;
  readonly store: Pick<RunReads, 'backlog'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the store's disk; absent where the store is on another machine. */
  readonly disk?: DiskSpace;
  readonly limits?: Partial<IntakeLimits>;
}

export interface WebhookServerOptions {
  /** Default: this machine alone. */
  readonly host?: string;
  /** Default: 7077; 0 for any that is free. */
  readonly port?: number;
}

type Body = AsyncIterable<Buffer> | null;

/** `body`: the request's, where its pieces can be had without it. */
export type Handler = (request: Request, body?: Body) => Promise<Response>;

/** Below it is a URL for each connection. */
const PATH = '/hooks';

/** What `fetch` of a server does, without one. `shut` lets nobody in any more, and resolves when all that was let in has been answered. */
export async function webhookHandler(parts: WebhookServerParts): Promise<{ readonly handle: Handler; readonly shut: () => Promise<void> }> {
  const { Hono } = await import('hono');
  const { intake, store, clock, log, disk } = parts;
  const limits = { ...INTAKE_LIMITS, ...parts.limits };
  const gate = new Gate(limits);
  const door = new WebhookDoor({ intake, gate, clock, log, limits, pressure: new Pressure(store, disk, clock, limits) });
  const app = new Hono<{ Bindings: { readonly body: Body } }>();
  app.all(`${PATH}/:connection`, ({ req, env }) => door.answer(req.raw, env.body, req.param('connection')));
  return { handle: async (request, body = request.body as Body) => app.fetch(request, { body }), shut: () => gate.shut() };
}

/** Listens for vendors: at `<url>/hooks/<connection>`. TLS is for the proxy in front of it. */
export class WebhookServer {
  private constructor(
    private readonly listening: Listening,
    private readonly shut: () => Promise<void>,
    private readonly clock: Clock,
  ) {}

  /** Rejects when the port is taken. */
  static async start(parts: WebhookServerParts, { host = '127.0.0.1', port = 7077 }: WebhookServerOptions = {}): Promise<WebhookServer> {
    const { handle, shut } = await webhookHandler(parts);
    const listening = await listen(handle, { ...INTAKE_LIMITS, ...parts.limits, host, port });
    return new WebhookServer(listening, shut, parts.clock);
  }

  /** Where it listens, without a path. */
  get url(): string {
    return this.listening.url;
  }

  urlOf(connection: string): string {
    return `${this.url}${PATH}/${connection}`;
  }

  /** Lets nobody in any more, answers what was let in, then closes; who is still sending after the grace is cut off. */
  async stop(graceMs = 10_000): Promise<void> {
    const ended = new AbortController();
    const grace = this.clock.sleep(graceMs, ended.signal).catch(() => undefined);
    await Promise.race([this.shut(), grace]);
    await this.listening.close(grace);
    ended.abort();
  }
}
