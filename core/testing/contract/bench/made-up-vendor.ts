import { codeOf } from '#host';
import type { ConnectorSource } from '../../../document/source.js';
import type { AnyConnection } from '../../../runtime/connection.js';
import type { Runtime } from '../../../runtime/runtime.js';
import { startFakeVendor, type FakeVendor, type FakeVendorOptions } from '../../fake-vendor/fake-vendor.js';
import type { Fullness } from '../../../made-up/made-up.js';
import type { Subject } from '../subject.js';
import { HastyClock } from './hasty-clock.js';
import { settingsOf } from './settings-of.js';

/** A connection to a vendor made up from the connector's document, over a real socket. */
export interface MadeUpTrial {
  readonly connection: AnyConnection;
  readonly vendor: FakeVendor;
}

/** Waits are skipped and still count: a vendor may ask for long ones. */
const LONGEST_CALL_MS = 86_400_000;

/** Vendors made up from one connector's document, started when they are first asked for. */
export class MadeUpVendors {
  readonly #vendors = new Map<Fullness, Promise<FakeVendor>>();
  #runtime: Promise<Runtime> | undefined;

  constructor(private readonly subject: Subject) {}

  /** Its answers have every field, or only those that must be there. */
  async open(fullness: Fullness, options: FakeVendorOptions, connection?: string): Promise<MadeUpTrial> {
    const known = this.#vendors.get(fullness) ?? startFakeVendor(this.subject.document, { ...options, fullness });
    this.#vendors.set(fullness, known);
    return this.#connect(await known, connection);
  }

  /** What could not be opened has failed its own tests. */
  async close(): Promise<void> {
    for (const vendor of await Promise.allSettled(this.#vendors.values())) if (vendor.status === 'fulfilled') await vendor.value.close();
    await this.#runtime?.then((runtime) => runtime.close());
  }

  async #connect(vendor: FakeVendor, name: string | undefined): Promise<MadeUpTrial> {
    const { document } = this.subject;
    const [, fixture] = this.subject.connection(name);
    const runtime = await (this.#runtime ??= this.#make());
    const connection = await runtime.connect(document.name, settingsOf(fixture, this.subject), { services: vendor.services });
    return { connection, vendor };
  }

  async #make(): Promise<Runtime> {
    const [{ createRuntime }, { SystemClock }] = await Promise.all([
      import('../../../runtime/create-runtime.js'),
      import('../../../adapters/system-clock.js'),
    ]);
    return createRuntime({
      connectors: [withoutQuotas(this.subject)],
      ports: { clock: new HastyClock(new SystemClock()) },
      limits: { callMs: LONGEST_CALL_MS },
    });
  }
}

/** Quotas have a check of their own. */
function withoutQuotas({ connector, document }: Subject): ConnectorSource {
  const open = { ...document, budgets: [] };
  if (typeof connector !== 'function') return 'document' in connector ? { ...connector, document: open } : { document: open, code: noCode };
  return { document: open, connector, code: async () => ({ connector, ...codeOf(connector) }) };
}

async function noCode(): Promise<never> {
  throw new TypeError('The connector is a document alone, and has slots.');
}
