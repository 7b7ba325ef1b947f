import type { LogEvent } from '../../../ports/log.js';
import type { Runtime } from '../../../runtime/runtime.js';
import { seededRandom } from '../../../made-up/seeded-random.js';
import { VirtualClock } from '../../virtual-clock.js';
import type { ConnectionFixture } from '../fixtures/connection.js';
import type { Subject } from '../subject.js';
import { isFor } from './compare-request.js';
import { EmulatorBench, type EmulatorFixture } from './emulator-trial.js';
import { MadeUpVendors } from './made-up-vendor.js';
import type { SentRequest } from './sent-request.js';
import { settingsOf } from './settings-of.js';
import { Switchboard, type Vendor } from './switchboard.js';
import type { Trial } from './trial.js';

/** The time at which every trial begins: fixtures write instants that a vendor tells relative to it. */
export const CONTRACT_START = '2026-01-01T00:00:00.000Z';

/** A call may wait for a vendor's quota of a month: nothing here takes real time. */
const LONGEST_CALL_MS = 40 * 86_400_000;

export interface OpenOptions {
  /** Name of the connection fixture; the first when absent. */
  readonly connection?: string;
  /** `once` sends nothing again, so that the first failure is what comes out. Default: the runtime's own limits. */
  readonly tries?: 'once';
  /** `others` connects with secrets that are not those of the fixture. */
  readonly secrets?: 'others';
}

/** The runtime a connector is tried in: real but for the vendor, the clock and chance. Trials follow one another. */
export class Bench {
  readonly #clock = new VirtualClock(undefined, { skip: true });
  readonly #switchboard = new Switchboard(this.#clock);
  readonly #random = seededRandom(1);
  readonly #runtimes = new Map<OpenOptions['tries'], Promise<Runtime>>();
  #log: LogEvent[] = [];
  /** Vendors made up from the document. */
  readonly madeUp: MadeUpVendors;

  readonly #emulator: EmulatorBench | undefined;

  constructor(
    private readonly subject: Subject,
    emulator?: EmulatorFixture,
  ) {
    this.madeUp = new MadeUpVendors(subject);
    this.#emulator = emulator && new EmulatorBench(subject, emulator);
  }

  get emulator(): EmulatorBench {
    if (this.#emulator) return this.#emulator;
    throw new TypeError('The contract was given no emulator.');
  }

  /** Opens a connection whose every request the vendor answers; but a login is answered as its fixture says. */
  async open(vendor: Vendor, { connection: name, tries, secrets }: OpenOptions = {}): Promise<Trial> {
    const [, fixture] = this.subject.connection(name);
    const sent: SentRequest[] = [];
    const logins: SentRequest[] = [];
    const log: LogEvent[] = [];
    const clock = this.#clock;
    const opened = clock.monotonic();
    clock.jump(Date.parse(CONTRACT_START) - clock.now());
    this.#log = log;
    this.#switchboard.plug((request) => {
      const login = fixture.login?.find((exchange) => isFor(request, exchange));
      (login ? logins : sent).push(request);
      return login ? login.answer : vendor(request);
    });
    const runtime = await this.#runtime(tries);
    const connection = await runtime.connect(
      this.subject.document.name,
      settingsOf(secrets === 'others' ? withOtherSecrets(fixture) : fixture, this.subject),
    );
    return {
      connection,
      fixture,
      sent,
      logins,
      log,
      get elapsedMs() {
        return clock.monotonic() - opened;
      },
    };
  }

  async close(): Promise<void> {
    await this.madeUp.close();
    await this.#emulator?.close();
  }

  /** The runtime is loaded with the first trial: a runner that only lists tests needs none. */
  #runtime(tries: OpenOptions['tries']): Promise<Runtime> {
    const known = this.#runtimes.get(tries);
    if (known) return known;
    const making = this.#make(tries);
    this.#runtimes.set(tries, making);
    return making;
  }

  async #make(tries: OpenOptions['tries']): Promise<Runtime> {
    const { createRuntime } = await import('../../../runtime/create-runtime.js');
    return createRuntime({
      connectors: [this.subject.connector],
      ports: {
        clock: this.#clock,
        http: this.#switchboard,
        random: { next: () => this.#random.next(), uuid: () => `contract-${this.#random.integer(0, 1e9)}` },
        log: { write: (event) => void this.#log.push(event) },
      },
      limits: { readAhead: 0, callMs: LONGEST_CALL_MS, ...(tries === 'once' && { attempts: 1 }) },
    });
  }
}

function withOtherSecrets(fixture: ConnectionFixture): ConnectionFixture {
  const others = Object.entries(fixture.secrets ?? {}).map(([name, secret]) => [name, `another-${secret}`]);
  return { ...fixture, secrets: Object.fromEntries(others) };
}
