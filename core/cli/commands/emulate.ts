import { ConnectorError, InvalidInputError } from 'trunkline/errors';
import type { EmulatorDefinition } from '../../testing/index.js';
import type { CommandContext } from '../context.js';
import { faultPlan, parseSettings, type Settings } from '../emulator-options.js';
import { loadEmulator, settingLines } from '../load-emulator.js';
import { servicesAt } from '../services-at.js';
import { systemError } from '../system-error.js';

export interface EmulateOptions {
  readonly port: number;
  readonly state?: string;
  readonly seed?: number;
  readonly fault?: string;
  readonly every: number;
  readonly latency?: number;
  readonly set: readonly string[];
}

/** Runs a vendor's emulator on this machine until it is stopped. */
export async function emulate(vendor: string, options: EmulateOptions, { terminal, json, from, signal }: CommandContext): Promise<void> {
  const { emulator, document } = await loadEmulator(vendor, from);
  const chosen = parseSettings(emulator, options.set);
  const settings = Object.fromEntries(Object.entries(emulator.settings).map(([name, { default: usual }]) => [name, chosen[name] ?? usual]));
  const running = await start(emulator, {
    port: options.port,
    statePath: options.state,
    seed: options.seed,
    latencyMs: options.latency,
    ...(options.fault ? { faults: await faultPlan(options.fault, options) } : {}),
    ...chosen,
  });
  const services = servicesAt(document, running.origin);
  if (json) await terminal.out(`${JSON.stringify({ name: emulator.name, origin: running.origin, services, settings })}\n`);
  else {
    const lines = Object.entries(services).map(([name, { url }]) => `    ${name}: { url: ${url}, allowLoopback: true }\n`);
    terminal.err(`${emulator.title}: ${running.origin}. Stop it with Ctrl-C. To use it, write into a connection of trunkline.yaml:\n`);
    terminal.err(`  services:\n${lines.join('')}`);
    terminal.err(`Its settings, which --set changes:\n${settingLines(emulator, chosen)}`);
  }
  if (!signal.aborted) await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
  await running.close();
}

async function start(
  emulator: EmulatorDefinition<Settings>,
  options: Parameters<EmulatorDefinition<Settings>['start']>[0],
): ReturnType<EmulatorDefinition<Settings>['start']> {
  try {
    return await emulator.start(options);
  } catch (error) {
    if (ConnectorError.is(error)) throw error;
    throw (
      systemError(error) ??
      new InvalidInputError(`The emulator of ${emulator.name} cannot start: ${(error as Error).message}.`, {
        code: 'emulator_failed',
        remedy: 'Give it another --state file, or delete this one: it holds made-up data only.',
        cause: error,
      })
    );
  }
}
