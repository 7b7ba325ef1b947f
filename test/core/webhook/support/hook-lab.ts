import { join } from 'node:path';
import { createRuntime } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import type { DeliveryWrites, OwnedStore, Run } from '../../../../core/ports/store/index.js';
import { parseRecipe } from '../../../../core/recipe/read/parse.js';
import type { HookedRecipe } from '../../../../core/webhook/listener.js';
import { WebhookIntake } from '../../../../core/webhook/webhook-intake.js';
import { type Handler, webhookHandler, type WebhookServerParts } from '../../../../core/webhook/webhook-server.js';
import type { AnyConnection } from '../../../../core/runtime/connection.js';
import { VirtualClock } from '../../../../core/testing/virtual-clock.js';
import { KeptLog } from '../../support/kept-log.js';
import { ownedStore } from '../../support/owned-store.js';
import { hookedShop, KEY, type ShopConnection } from '../../trigger/webhook/hooked-shop.js';
import type { WebhooksOptions } from 'trunkline/sdk';

export interface LabOptions extends Partial<Pick<WebhookServerParts, 'disk' | 'limits'>> {
  readonly webhooks?: Partial<WebhooksOptions<ShopConnection>>;
  readonly recipes?: readonly string[];
  /** The secret to verify with; null for none. */
  readonly key?: string | null;
  /** What stands between the intake and the store. */
  readonly store?: (store: OwnedStore) => DeliveryWrites;
  /** What stands before the connection. */
  readonly connection?: (connection: AnyConnection) => AnyConnection;
}

export const NEW_ORDERS = recipeText('{ id: order, uses: shop.newOrder }');

export function recipeText(trigger: string, more = ''): string {
  return `name: intake\nconnections: { shop: shop }\non: [${trigger}]\n${more}\nsteps: [{ set: { n: 1 } }]\n`;
}

/** The shop’s webhooks, recipes that listen, a store on disk, and a clock that stands still. */
export class HookLab {
  readonly clock = new VirtualClock();
  readonly log = new KeptLog();
  handle: Handler = () => Promise.reject(new Error('The lab is not open.'));
  shut: () => Promise<void> = async () => undefined;
  intake!: WebhookIntake;
  store!: OwnedStore;
  parts!: WebhookServerParts;

  #connection!: AnyConnection;

  private constructor(private readonly path: string) {}

  static async open(folder: string, options: LabOptions = {}): Promise<HookLab> {
    const lab = new HookLab(join(folder, 'store.db'));
    await lab.start(options);
    return lab;
  }

  /** Begins anew with what is on disk: as another process would. */
  async restart(options: LabOptions = {}): Promise<void> {
    await this.store.close();
    await this.start(options);
  }

  async start({ webhooks = {}, recipes = [NEW_ORDERS], disk, limits, key = KEY, ...around }: LabOptions): Promise<void> {
    const { clock, log } = this;
    this.store = await ownedStore(this.path);
    const connection = await shop(webhooks, { clock, log }, key);
    const shown = around.connection?.(connection) ?? connection;
    this.#connection = shown;
    const writes = around.store?.(this.store) ?? this.store;
    this.intake = new WebhookIntake({ store: writes, clock, log });
    this.intake.listen(
      [shown],
      recipes.map((text) => hooked(text, shown)),
    );
    this.parts = { intake: this.intake, store: this.store, clock, log, ...(disk && { disk }), ...(limits && { limits }) };
    Object.assign(this, await webhookHandler(this.parts));
  }

  /** What the vendor gets for a request. */
  async post(
    sent: { readonly headers?: Readonly<Record<string, string>>; readonly body: Uint8Array | string },
    path = '/hooks/shop',
  ): Promise<number> {
    const { headers = {}, body } = sent;
    return (await this.respond({ headers, body: Buffer.from(body) }, path)).status;
  }

  async respond(init: RequestInit, path = '/hooks/shop'): Promise<Response> {
    return this.handle(new Request(`http://127.0.0.1${path}`, { method: 'POST', duplex: 'half', ...init }));
  }

  /** A recipe that listens to the shop. */
  hooked(text: string): HookedRecipe {
    return hooked(text, this.#connection);
  }

  runs(): Promise<readonly Run[]> {
    return this.store.runs({ limit: 100_000 });
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

async function shop(
  webhooks: Partial<WebhooksOptions<ShopConnection>>,
  ports: { clock: VirtualClock; log: KeptLog },
  key: string | null,
): Promise<AnyConnection> {
  const runtime = createRuntime({ ports, connectors: [hookedShop(webhooks)] });
  return runtime.connect('shop', { token: new Secret('canary-token'), ...(key !== null && { key: new Secret(key) }) });
}

function hooked(text: string, connection: AnyConnection): HookedRecipe {
  const { file, recipe } = parseRecipe('recipe.yaml', text);
  if (!recipe || file.hasErrors) throw new Error(file.faults.map(({ message }) => message).join('\n'));
  return { recipe, connections: new Map([['shop', connection]]) };
}
