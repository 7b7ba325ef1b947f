import { emulator, type HiveEmulator } from 'trunkline/emulators/hive';

export interface Listing<Item> {
  readonly data: Item[];
  readonly pagination: { current_page: number; item_count: number; page_count: number; items_per_page: number };
}
export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A running emulator, its clock, and requests to its version 1 by who has the key. */
export class Asking {
  readonly #clock: { now: number };

  private constructor(
    readonly hive: HiveEmulator,
    clock: { now: number },
  ) {
    this.#clock = clock;
  }

  static async start(): Promise<Asking> {
    const clock = { now: Date.parse('2025-07-01T12:00:00.000Z') };
    return new Asking(await emulator.start({ now: () => clock.now }), clock);
  }

  setTime(now: number): void {
    this.#clock.now = now;
  }

  pass(ms: number): void {
    this.#clock.now += ms;
  }

  async ask<Body>(method: string, path: string, body?: unknown, at: Pick<HiveEmulator, 'origin'> = this.hive): Promise<Reply<Body>> {
    const answer = await fetch(`${at.origin}/merchant_api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer hive_emulator_key', 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  }

  get<Body>(path: string): Promise<Reply<Body>> {
    return this.ask('GET', path);
  }
}

export const idsOf = (records: readonly { readonly id: number }[]): number[] => records.map(({ id }) => id);

export const NEW_ORDER = {
  merchant_order_id: 'SO-77',
  items: [{ merchant_item_id: '1', sku_id: 9, quantity: 2, price_per_unit_in_cents: 995 }],
  shipping_address: { full_name: 'Ada Weber', line1: 'Hauptstrasse 1', city: 'Berlin', country_code: 'DE', postal_code: '10115' },
};
