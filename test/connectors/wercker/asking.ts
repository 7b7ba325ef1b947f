import { emulator, type WerckerEmulator } from 'trunkline/emulators/wercker';

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Refusal {
  readonly message: string;
  readonly error: string;
  readonly statusCode: number;
  readonly code?: string;
  readonly details?: readonly { readonly context: object; readonly type: string; readonly path: string; readonly message: string }[];
}

export interface Shown {
  readonly id: string;
  readonly url: string;
  readonly [field: string]: unknown;
}

/** The moment of the recording whose Go time the facts quote. */
export const NOW = Date.parse('2017-07-04T15:35:19.999Z');

/** A running emulator, its clock, and requests as its owner ada sends them. */
export class Asking {
  readonly #clock: { now: number };

  private constructor(
    readonly wercker: WerckerEmulator,
    clock: { now: number },
  ) {
    this.#clock = clock;
  }

  static async start(settings: Parameters<typeof emulator.start>[0] = {}): Promise<Asking> {
    const clock = { now: NOW };
    return new Asking(await emulator.start({ now: () => clock.now, ...settings }), clock);
  }

  pass(seconds: number): void {
    this.#clock.now += seconds * 1000;
  }

  /** `path` is relative to `/api/v3`, unless it begins with `/api/`. Without an authorization, nobody asks. */
  async ask<Body = Shown>(method: string, path: string, body?: unknown, authorization?: string): Promise<Reply<Body>> {
    const answer = await fetch(`${this.wercker.origin}${path.startsWith('/api/') ? '' : '/api/v3'}${path}`, {
      method,
      headers: { ...(authorization && { authorization }), 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  as<Body = Shown>(method: string, path: string, body?: unknown): Promise<Reply<Body>> {
    return this.ask(method, path, body, 'Bearer wercker_emulator_token');
  }

  get<Body = Shown>(path: string): Promise<Reply<Body>> {
    return this.as('GET', path);
  }

  /** The names of a list. */
  async namesOf(path: string, authorization = 'Bearer wercker_emulator_token'): Promise<unknown[]> {
    return (await this.ask<Shown[]>('GET', path, undefined, authorization)).body.map(({ name }) => name);
  }
}
