import { join } from 'node:path';
import { emulator as hive } from 'trunkline/emulators/hive';
import { emulator as wrk } from 'trunkline/emulators/wrk';
import { FAULT_KINDS, type Emulator, type FaultKind, type FaultPlan } from 'trunkline/testing';
import type { Arguments } from './arguments.js';

/** Both vendors, on this machine. */
export interface Vendors extends AsyncDisposable {
  readonly hive: Emulator;
  readonly wrk: Emulator;
}

/** Keys that the emulators take. */
export const KEYS = { hive: 'hive_emulator_key', wrk: 'wrk_emulator_key' } as const;

/** Starts the emulators with what they hold from earlier starts. */
export async function startVendors(folder: string, { orders, faults, every }: Arguments): Promise<Vendors> {
  const plan: { faults?: FaultPlan } = faults.length > 0 ? { faults: { kinds: faults.map(kindOf), every } } : {};
  const shop = await hive.start({ statePath: join(folder, 'hive.jsonl'), apiKey: KEYS.hive, orders, ...plan });
  const ops = await wrk.start({ statePath: join(folder, 'wrk.jsonl'), apiKey: KEYS.wrk, requestsPerSecond: 1000, ...plan });
  return {
    hive: shop,
    wrk: ops,
    async [Symbol.asyncDispose]() {
      await Promise.all([shop.close(), ops.close()]);
    },
  };
}

function kindOf(text: string): FaultKind {
  if ((FAULT_KINDS as readonly string[]).includes(text)) return text as FaultKind;
  throw new TypeError(`--fault knows ${FAULT_KINDS.join(', ')}; not ${JSON.stringify(text)}.`);
}
