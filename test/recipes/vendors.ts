import { emulator as hive, type HiveEmulator } from 'trunkline/emulators/hive';
import { emulator as toggl } from 'trunkline/emulators/toggl';
import { emulator as wercker, type WerckerEmulator } from 'trunkline/emulators/wercker';
import { emulator as workato, type WorkatoEmulator } from 'trunkline/emulators/workato';
import { emulator as wrk } from 'trunkline/emulators/wrk';
import type { Effect, Emulator } from 'trunkline/testing';
import { LeapingClock } from '../support/leaping-clock.js';

/** The morning of the day that the recipes' `since` names. */
const MORNING = Date.parse('2026-06-01T08:00:00Z');

const AUTHORIZATION = {
  hive: 'Bearer hive_emulator_key',
  toggl: `Basic ${Buffer.from('toggl_emulator_token:api_token').toString('base64')}`,
  wercker: 'Bearer wercker_emulator_token',
  workato: 'Bearer workato_emulator_token',
  wrk: 'Api-Key wrk_emulator_key',
} as const;

export type VendorName = keyof typeof AUTHORIZATION;

/** The five vendors with some history behind them, and one clock for them and the recipes. */
export class Vendors implements AsyncDisposable {
  private constructor(
    readonly clock: LeapingClock,
    readonly hive: HiveEmulator,
    readonly toggl: Emulator,
    readonly wercker: WerckerEmulator,
    readonly workato: WorkatoEmulator,
    readonly wrk: Emulator,
  ) {}

  static async start(): Promise<Vendors> {
    const clock = new LeapingClock(() => MORNING);
    const now = (): number => clock.now();
    return new Vendors(
      clock,
      await hive.start({ now, orders: 12 }),
      await toggl.start({ now, entries: 30 }),
      await wercker.start({ now, runs: 30 }),
      await workato.start({ now }),
      await wrk.start({ now }),
    );
  }

  /** Somebody else, at the vendor's web page or with another program. */
  async somebody(vendor: VendorName, method: string, path: string, body?: object): Promise<{ readonly id: number }> {
    const answer = await fetch(`${this[vendor].origin}${path}`, {
      method,
      headers: { authorization: AUTHORIZATION[vendor], 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { readonly id: number };
  }

  /** What happened at each vendor so far, in order. */
  effects(vendor: VendorName): readonly Effect[] {
    return this[vendor].ledger.entries;
  }

  pass(seconds: number): Promise<void> {
    return this.clock.sleep(seconds * 1000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const all = [this.hive, this.toggl, this.wercker, this.workato, this.wrk];
    await Promise.all(all.map((one) => one.close()));
  }
}
