import { pathToFileURL } from 'node:url';
import type { ConnectorDocument } from 'trunkline/document';
import type { EmulatorDefinition } from '../testing/index.js';
import type { Settings } from './emulator-options.js';
import { findEmulator } from './find-emulator.js';

/** Imports the emulator of a vendor's connector. */
export async function loadEmulator(
  vendor: string,
  from: string,
): Promise<{ readonly emulator: EmulatorDefinition<Settings>; readonly document: ConnectorDocument }> {
  const { module, document } = await findEmulator(vendor, from);
  const { emulator } = (await import(pathToFileURL(module).href)) as { readonly emulator: EmulatorDefinition<Settings> };
  return { emulator, document };
}

/** A line for each setting: its name, its value (the usual one unless another is chosen), and what it is. */
export function settingLines({ settings }: EmulatorDefinition<Settings>, chosen: Settings = {}): string {
  return Object.entries(settings)
    .map(([name, { default: usual, description }]) => `  ${name}=${String(chosen[name] ?? usual)}  ${description}\n`)
    .join('');
}
