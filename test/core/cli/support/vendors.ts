import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emulator as hive } from 'trunkline/emulators/hive';
import { emulator as wrk } from 'trunkline/emulators/wrk';
import type { Emulator } from 'trunkline/testing';

/** Found by a scan of everything the command writes, should it leak. Holds what JSON, URLs and shells write differently. */
export const CANARY = 'canary-"/+= 7f3a9c';

/** The recipe of the main job. */
export const RECIPE = fileURLToPath(new URL('../../../../../docs/recipes/order-intake.yaml', import.meta.url));

export const SECRETS = { HIVE_TOKEN: 'hive_emulator_key', WRK_KEY: 'wrk_emulator_key' } as const;

export interface Vendors {
  readonly hive: Emulator;
  readonly wrk: Emulator;
}

/** Both vendors, once for a suite. Call inside `describe`. */
export function startVendors(settings: Parameters<typeof hive.start>[0] = {}): () => Vendors {
  let vendors: Vendors | undefined;
  before(async () => {
    vendors = {
      hive: await hive.start({ requestsPerMinute: 100_000, ...settings }),
      wrk: await wrk.start({ requestsPerSecond: 100_000 }),
    };
  });
  after(async () => {
    await vendors?.hive.close();
    await vendors?.wrk.close();
  });
  return () => vendors!;
}

export const CONNECTORS = `connectors:
  - trunkline/connectors/hive
  - trunkline/connectors/wrk
`;

/** A connection to Hive at an origin. */
export function hiveAt(origin: string, name = 'shop'): string {
  return `  ${name}:
    connector: hive
    settings:
      token: { env: HIVE_TOKEN }
    services:
      v1: { url: ${origin}/merchant_api/v1, allowLoopback: true }
`;
}

/** A project whose connections `shop` and `ops` are the emulators. */
export function writeProject(folder: string, { hive: shop, wrk: ops }: Vendors, more = ''): string {
  const text = `${CONNECTORS}connections:
${hiveAt(shop.origin)}  ops:
    connector: wrk
    settings:
      key: { env: WRK_KEY }
    services:
      v1: { url: ${ops.origin}/api/v1, allowLoopback: true }
      unversioned: { url: ${ops.origin}/api, allowLoopback: true }
${more}`;
  writeFileSync(join(folder, 'trunkline.yaml'), text);
  return folder;
}
