import { codeOf } from '#host';
import type { ConnectorSource } from '../../../document/source.js';
import type { AnyConnection } from '../../../runtime/connection.js';
import type { Runtime } from '../../../runtime/runtime.js';
import { startFakeVendor, type FakeVendor, type FakeVendorOptions } from '../../fake-vendor/fake-vendor.js';
import type { Fullness } from '../../fake-vendor/made-up.js';
import type { Subject } from '../subject.js';
import { settingsOf } from './settings-of.js';

/** A connection to a vendor made up from the connector's document, over a real socket and by the real clock. */
export interface MadeUpTrial {
  readonly connection: AnyConnection;
  readonly vendor: FakeVendor;
}

/** Waits between tries, in milliseconds: nothing is proven by their length here. */
const BACK_OFF_MS = 1;

/** Vendors made up from one connector's document, started when they are first asked for. */
export class MadeUpVendors {
  readonly #trials = new Map<Fullness, Promise<MadeUpTrial>>();
  #runtime: Promise<Runtime> | undefined;

  constructor(private readonly subject: Subject) {}

  /** Its answers have every field, or only those that must be there. */
  open(fullness: Fullness, options: FakeVendorOptions): Promise<MadeUpTrial> {
    const known = this.#trials.get(fullness);
    if (known) return known;
    const opening = this.#open({ ...options, fullness });
    this.#trials.set(fullness, opening);
    return opening;
  }

  async close(): Promise<void> {
    for (const trial of this.#trials.values()) await trial.then(({ vendor }) => vendor.close());
    await this.#runtime?.then((runtime) => runtime.close());
  }

  async #open(options: FakeVendorOptions): Promise<MadeUpTrial> {
    const { document } = this.subject;
    const [, fixture] = this.subject.connection();
    const vendor = await startFakeVendor(document, options);
    const runtime = await (this.#runtime ??= this.#make());
    const connection = await runtime.connect(document.name, settingsOf(fixture, this.subject), { services: vendor.services });
    return { connection, vendor };
  }

  async #make(): Promise<Runtime> {
    const { createRuntime } = await import('../../../runtime/create-runtime.js');
    const connectors = [withoutQuotas(this.subject)];
    return createRuntime({ connectors, limits: { backoffMs: BACK_OFF_MS, longestBackoffMs: BACK_OFF_MS } });
  }
}

/** Quotas are kept by the clock, which is the real one here: they have a check of their own. */
function withoutQuotas({ connector, document }: Subject): ConnectorSource {
  const open = { ...document, budgets: [] };
  if (typeof connector !== 'function') return 'document' in connector ? { ...connector, document: open } : { document: open, code: noCode };
  return { document: open, connector, code: async () => ({ connector, ...codeOf(connector) }) };
}

async function noCode(): Promise<never> {
  throw new TypeError('The connector is a document alone, and has slots.');
}
