import { emulator, type WorkatoEmulator, type WorkatoSettings } from 'trunkline/emulators/workato';
import type { EmulatorOptions } from 'trunkline/testing';

export const FULL = 'workato_emulator_token';
export const LIMITED = 'workato_limited_token';
export const PRODUCTION = 'workato_production_token';
export const ELSEWHERE = 'workato_other_region_token';
export const NOW = Date.parse('2025-01-05T10:00:10.000Z');

export type Json = Readonly<Record<string, unknown>>;

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text, parsed; undefined when it is no JSON. */
  readonly body: Body;
}

export type Settings = WorkatoSettings & EmulatorOptions;

/** A caller of the emulator, and the hands on its clock. */
export class WorkatoClient {
  now = NOW;
  vendor!: WorkatoEmulator;

  static async start(settings: Settings = {}): Promise<WorkatoClient> {
    const client = new WorkatoClient();
    client.vendor = await emulator.start({ limits: 'off', now: () => client.now, ...settings });
    return client;
  }

  close(): Promise<void> {
    return this.vendor.close();
  }

  /** `path` is below `/api`. */
  async ask<Body = Json>(method: string, path: string, body?: unknown, token = FULL): Promise<Reply<Body>> {
    const answer = await fetch(`${this.vendor.origin}/api${path}`, {
      method,
      headers: { ...(token !== '' && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: parsed(text) as Body };
  }

  async get<Body = Json>(path: string): Promise<Body> {
    return (await this.ask<Body>('GET', path)).body;
  }

  async status(method: string, path: string, body?: unknown, token?: string): Promise<number> {
    return (await this.ask(method, path, body, token)).status;
  }

  /** What happened, with the id of what it happened to. */
  get effects(): (readonly [kind: string, id: number | string])[] {
    return this.vendor.ledger.entries.map(({ kind, id }) => [kind, id]);
  }
}

/** Starts an emulator for each test and closes it after. */
export function eachTest(settings: Settings = {}): { readonly workato: WorkatoClient } {
  const held = { workato: undefined as unknown as WorkatoClient };
  beforeEach(async () => {
    held.workato = await WorkatoClient.start(settings);
  });
  afterEach(() => held.workato.close());
  return held;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
