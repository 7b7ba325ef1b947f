import type { Clock } from '../../ports/clock.js';
import type { FaultPlan } from './fault-plan.js';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';

/** A running fake of a vendor, on this machine only. */
export interface Emulator extends AsyncDisposable {
  /** Scheme, host and port, such as `http://127.0.0.1:4101`; the vendor's own paths follow. */
  readonly origin: string;
  readonly port: number;
  /** What really happened at the vendor. */
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Requests received since the start, those hit by a fault included. */
  readonly requests: number;
  /** The emulator's clock, in milliseconds since 1970. */
  now(): number;
  /** Cuts every connection and frees the port. Twice is safe. */
  close(): Promise<void>;
}

/** What every emulator can be started with. */
export interface EmulatorOptions {
  /** 0, the default, takes any free port. The host is always 127.0.0.1. */
  readonly port?: number;
  /** A file that holds the state between runs, JSON in lines; without it, the state is gone when the emulator closes. */
  readonly statePath?: string;
  /** Decides what the made-up records look like. Default 1. */
  readonly seed?: number;
  /** The vendor's clock, in milliseconds since 1970. Default: that of `clock`. */
  readonly now?: () => number;
  /** What the vendor waits by, in a long poll for instance. Default: this machine's. */
  readonly clock?: Clock;
  readonly faults?: FaultPlan;
  /** How long every request takes at least, in milliseconds. Default 0. */
  readonly latencyMs?: number;
}

/** A setting of one vendor's emulator, as a person sees it on the command line. */
export interface EmulatorSetting<Value> {
  readonly description: string;
  readonly default: Value;
}

/** A fake vendor that can be started. `Settings` are its own options, beside the ones that all have. */
export interface EmulatorDefinition<Settings extends object = object, Running extends Emulator = Emulator> {
  /** The connector's name: `acme`. */
  readonly name: string;
  readonly title: string;
  readonly settings: { readonly [Name in keyof Settings]-?: EmulatorSetting<NonNullable<Settings[Name]>> };
  /** Resolves when it takes requests. Rejects when the port is taken, or the state file is damaged or another emulator's. */
  start(options?: EmulatorOptions & Settings): Promise<Running>;
}
