import type { Source } from './sources.js';

/** The doors of the rooms, by the name of the package. */
const DOORS = {
  sdk: ['trunkline/sdk', 'trunkline/errors', 'trunkline/document', '#host'],
  testing: ['trunkline/testing'],
} as const;

const isEmulator = (path: string): boolean => path.includes('/emulator/');
const isOurs = (specifier: string): boolean => /^(trunkline(\/|$)|#)/.test(specifier);
const isEmulators = (path: string | undefined): boolean => path !== undefined && isEmulator(path);

/** What a source imports and may not: `connectors -> sdk <- core`, by the doors alone. */
export function foreignImports({ path, room, imports }: Source): string[] {
  return imports
    .filter(({ specifier, target }) => !(target === undefined ? mayName(specifier) : mayReach(target)))
    .map(({ specifier }) => `${path}: ${specifier}`);

  function mayName(specifier: string): boolean {
    if (room.startsWith('connectors/')) {
      if (isEmulator(path)) return DOORS.testing.some((door) => door === specifier);
      return specifier === 'trunkline/sdk' || specifier === 'class-validator' || specifier === 'class-transformer';
    }
    if (!isOurs(specifier)) return true;
    return room === 'core' && DOORS.sdk.some((door) => door === specifier);
  }

  function mayReach(target: string): boolean {
    return target.startsWith(`${room}/`) && isEmulator(path) === isEmulators(target);
  }
}

/** Cycles of imports, each as the paths on it. Type imports count where the rule is given. */
export function cycles(sources: readonly Source[], countsType: (source: Source) => boolean): string[] {
  const edges = new Map(
    sources.map((one) => [
      one.path,
      one.imports.filter(({ isType, target }) => target !== undefined && (!isType || countsType(one))).map(({ target }) => target!),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at !== -1) found.push([...way.slice(at), path].join(' -> '));
    if (at !== -1 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return found;
}
