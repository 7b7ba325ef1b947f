import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../ports/files.js';

/** The part of a package.json that says where connectors are. */
export interface PackageFile {
  readonly name: string;
  readonly version: string;
  /** Folder of each connector's module and manifest, by subpath: `.` for the package itself. */
  readonly connectors: Readonly<Record<string, string>>;
}

export interface FoundPackage extends PackageFile {
  readonly folder: string;
}

/** The package a bare specifier names, looked for from a folder upwards as Node does; a package finds itself by its own name. */
export async function findPackage(files: Files, name: string, from: string): Promise<FoundPackage | undefined> {
  for (const folder of upwards(from)) {
    const own = await readPackage(files, folder);
    if (own?.name === name) return own;
    const installed = await readPackage(files, join(folder, 'node_modules', name));
    if (installed) return installed;
  }
  return undefined;
}

/** The package that a file belongs to. */
export async function owningPackage(files: Files, from: string): Promise<FoundPackage | undefined> {
  for (const folder of upwards(from)) {
    const own = await readPackage(files, folder);
    if (own) return own;
  }
  return undefined;
}

/** Where this package is installed: the connectors that come with it are found from anywhere. */
export function ownFolder(): string {
  return dirname(fileURLToPath(import.meta.url));
}

async function readPackage(files: Files, folder: string): Promise<FoundPackage | undefined> {
  const text = await files.read(join(folder, 'package.json'));
  if (text === undefined) return undefined;
  const {
    name = '',
    version = '0.0.0',
    trunkline,
  } = JSON.parse(text) as { name?: string; version?: string; trunkline?: { connectors?: Record<string, string> } };
  return { name, version, folder, connectors: trunkline?.connectors ?? {} };
}

function* upwards(from: string): Generator<string> {
  for (let folder = resolve(from), last = ''; folder !== last; last = folder, folder = dirname(folder)) yield folder;
}
