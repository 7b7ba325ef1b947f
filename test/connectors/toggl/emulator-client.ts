import { emulator, type TogglEmulator, type TogglSettings } from 'trunkline/emulators/toggl';

export const HOME = 777;
export const STUDIO = 778;
export const ANN = 'toggl_emulator_token:api_token';
export const BEN = 'toggl_member_token:api_token';
/** The moment of the fact sheet's examples. */
export const NOW = Date.parse('2025-01-06T09:00:01.120Z');

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text, parsed; undefined when it is no JSON. */
  readonly body: Body;
}

type Json = Readonly<Record<string, unknown>>;

/** A caller of the emulator, and the hands on its clock. */
export class TogglClient {
  now = NOW;
  vendor!: TogglEmulator;

  static async start(settings: TogglSettings & { readonly statePath?: string; readonly seed?: number } = {}): Promise<TogglClient> {
    const client = new TogglClient();
    client.vendor = await emulator.start({ quota: 'off', now: () => client.now, ...settings });
    return client;
  }

  close(): Promise<void> {
    return this.vendor.close();
  }

  /** `who` is the pair of HTTP Basic, or a cookie when it has a `=`, or nobody. */
  async ask<Body = Json>(method: string, path: string, body?: unknown, who: string | undefined = ANN): Promise<Reply<Body>> {
    const answer = await fetch(`${this.vendor.origin}${path}`, {
      method,
      headers: who === '' ? {} : who.includes('=') ? { cookie: who } : { authorization: `Basic ${btoa(who)}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: parsed(text) as Body };
  }

  async get<Body = Json>(path: string, who?: string): Promise<Body> {
    return (await this.ask<Body>('GET', `/api/v9${path}`, undefined, who)).body;
  }

  track<Body = Json>(method: string, path: string, body?: unknown, who?: string): Promise<Reply<Body>> {
    return this.ask<Body>(method, `/api/v9${path}`, body, who);
  }

  report<Body = Json>(path: string, body: unknown = {}, who?: string): Promise<Reply<Body>> {
    return this.ask<Body>('POST', `/reports/api/v3${path}`, body, who);
  }

  webhooks<Body = Json>(method: string, path: string, body?: unknown, who?: string): Promise<Reply<Body>> {
    return this.ask<Body>(method, `/webhooks/api/v1${path}`, body, who);
  }

  /** Starts or adds a time entry in the first workspace. */
  entry(fields: Json = {}, workspace = HOME): Promise<Reply<Record<string, unknown>>> {
    const usual = { created_with: 'test', workspace_id: workspace, start: '2025-01-06T09:00:00Z', duration: -1 };
    return this.track('POST', `/workspaces/${workspace}/time_entries`, { ...usual, ...fields });
  }
}

/** Starts an emulator for each test and closes it after. */
export function eachTest(settings: TogglSettings = {}): { readonly toggl: TogglClient } {
  const held = { toggl: undefined as unknown as TogglClient };
  beforeEach(async () => {
    held.toggl = await TogglClient.start(settings);
  });
  afterEach(() => held.toggl.close());
  return held;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
