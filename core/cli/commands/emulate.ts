import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidInputError } from 'trunkline/sdk';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { findPackage, ownFolder } from '../../project/find-package.js';
import { findProject } from '../../project/find-project.js';
import { resolveConnector } from '../../project/resolve-connector.js';
import type { EmulatorDefinition, FaultKind } from '../../testing/index.js';
import { didYouMean } from '../../text/did-you-mean.js';
import type { CommandContext } from '../context.js';

export interface EmulateOptions {
  readonly port: number;
  readonly state?: string;
  readonly fault?: string;
  readonly every: number;
  readonly latency?: number;
  readonly set: readonly string[];
}

/** Runs a vendor's emulator on this machine until it is stopped. */
export async function emulate(vendor: string, options: EmulateOptions, { terminal, json, from, signal }: CommandContext): Promise<void> {
  const definition = await loadEmulator(vendor, from);
  const running = await definition.start({
    port: options.port,
    statePath: options.state,
    latencyMs: options.latency,
    ...(options.fault ? { faults: { kinds: await faultKinds(options.fault), every: options.every } } : {}),
    ...parseSettings(definition, options.set),
  });
  if (json) terminal.out(`${JSON.stringify({ name: definition.name, origin: running.origin })}\n`);
  else terminal.err(`${definition.title}: ${running.origin}. Stop it with Ctrl-C.\n`);
  await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
  await running.close();
}

/** A connector's emulator is the folder `emulator` beside its manifest. */
async function loadEmulator(vendor: string, from: string): Promise<EmulatorDefinition<Record<string, unknown>>> {
  const files = new NodeFiles();
  const manifests = await knownManifests(files, from);
  const manifest = manifests.get(vendor);
  const module = manifest && join(dirname(manifest), 'emulator', 'index.js');
  if (module && (await files.stat(module))) {
    return ((await import(pathToFileURL(module).href)) as { readonly emulator: EmulatorDefinition<Record<string, unknown>> }).emulator;
  }
  const meant = didYouMean(vendor, manifests.keys());
  throw new InvalidInputError(`There is no emulator of \`${vendor}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
    code: 'unknown_emulator',
    remedy: `Known: ${[...manifests.keys()].join(', ') || 'none'}.`,
  });
}

/** Manifests of the project's connectors, and of those that come with this package, by name. */
async function knownManifests(files: NodeFiles, from: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const own = await findPackage(files, 'trunkline', ownFolder());
  for (const subpath of Object.keys(own?.connectors ?? {})) {
    found.set(subpath.split('/').at(-1)!, await resolveConnector(files, `trunkline/${subpath}`, from));
  }
  const root = await findProject(files, from).catch((error: unknown) => {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  });
  if (root === undefined) return found;
  const catalogue = new Catalogue(files, root);
  for (const { name, manifest } of await catalogue.manifests()) found.set(name, manifest);
  return found;
}

async function faultKinds(text: string): Promise<FaultKind[]> {
  const { FAULT_KINDS } = await import('../../testing/index.js');
  return text.split(',').map((kind) => {
    if ((FAULT_KINDS as readonly string[]).includes(kind)) return kind as FaultKind;
    const meant = didYouMean(kind, FAULT_KINDS);
    throw new InvalidInputError(`There is no fault \`${kind}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
      code: 'unknown_fault',
      remedy: `Known: ${FAULT_KINDS.join(', ')}.`,
    });
  });
}

/** `--set orders=300`: each a setting the emulator has, of the type of its default. */
function parseSettings(definition: EmulatorDefinition<Record<string, unknown>>, given: readonly string[]): Record<string, unknown> {
  const known = Object.keys(definition.settings);
  return Object.fromEntries(
    given.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      const setting = Object.hasOwn(definition.settings, name) ? definition.settings[name] : undefined;
      const text = rest.join('=');
      const value = typeof setting?.default === 'number' ? Number(text) : text;
      if (setting !== undefined && !(typeof value === 'number' && Number.isNaN(value))) return [name, value];
      throw new InvalidInputError(`\`${pair}\` is no setting of ${definition.name}.`, {
        code: 'bad_setting',
        remedy: `Write name=value with one of: ${known.map((one) => `${one} (${definition.settings[one]!.description})`).join(', ')}.`,
      });
    }),
  );
}
