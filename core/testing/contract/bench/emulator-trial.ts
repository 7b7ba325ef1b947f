import type { AnyConnection } from '../../../runtime/connection.js';
import type { Runtime } from '../../../runtime/runtime.js';
import type { Emulator } from '../../server/emulator.js';
import type { Subject } from '../subject.js';
import { HastyClock } from './hasty-clock.js';
import { settingsOf } from './settings-of.js';

/** A vendor's emulator, as the contract is to use it. */
export interface EmulatorFixture {
  /** Starts it so that the first connection of the fixtures is let in, and no quota is in the way. */
  start(): Promise<Emulator>;
  /** Inputs by operation, where the emulator does not have the records that the fixtures name. */
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Operations that the vendor takes once and then refuses: they are called once, and nothing is lost on the way. */
  readonly once?: readonly string[];
  /** Operations that are not called: they would end the connection that all share, or need what the emulator does not have. */
  readonly except?: readonly string[];
  /** Lists that find nothing there. Every other must find something: a list without records proves nothing of their form. */
  readonly empty?: readonly string[];
}

export interface EmulatorTrial {
  readonly connection: AnyConnection;
  readonly emulator: Emulator;
}

/** Waits are skipped and still count: a vendor's quota may be one of an hour. */
const LONGEST_CALL_MS = 86_400_000;

/** A connection to the emulator, opened once for all tests. */
export class EmulatorBench {
  #opening: Promise<EmulatorTrial & { readonly runtime: Runtime }> | undefined;

  constructor(
    private readonly subject: Subject,
    private readonly fixture: EmulatorFixture,
  ) {}

  open(): Promise<EmulatorTrial> {
    return (this.#opening ??= this.#open());
  }

  async close(): Promise<void> {
    const opened = await this.#opening?.catch(() => undefined);
    await opened?.emulator.close();
    await opened?.runtime.close();
  }

  async #open(): Promise<EmulatorTrial & { readonly runtime: Runtime }> {
    const { connector, document } = this.subject;
    const [{ createRuntime }, { SystemClock }] = await Promise.all([
      import('../../../runtime/create-runtime.js'),
      import('../../../adapters/system-clock.js'),
    ]);
    const runtime = createRuntime({
      connectors: [connector],
      ports: { clock: new HastyClock(new SystemClock()) },
      limits: { callMs: LONGEST_CALL_MS },
    });
    const emulator = await this.fixture.start();
    const [, connected] = this.subject.connection();
    const services = Object.entries(connected.services).map(([name, url]) => {
      const path = new URL(url).pathname.replace(/\/$/, '');
      return [name, { url: `${emulator.origin}${path}`, allowLoopback: true }] as const;
    });
    const connection = await runtime.connect(document.name, settingsOf(connected, this.subject), {
      services: Object.fromEntries(services),
    });
    return { connection, emulator, runtime };
  }
}
