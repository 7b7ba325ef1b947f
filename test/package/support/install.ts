import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The package as npm would publish it, unpacked once for all hosts. */
export interface Packed {
  readonly folder: string;
  /** Paths in the tarball, without npm's leading `package/`. */
  readonly files: readonly string[];
}

export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-package-'));
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ filename, files }] = JSON.parse(told) as [{ filename: string; files: { path: string }[] }];
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  return { folder, files: files.map(({ path }) => path) };
}

/**
 * A host with the package installed: the unpacked tarball, and links to the packages that it depends on, out of this repository's own
 * node_modules. A real `npm install` of the tarball would give the same folders and need a registry for each run of the tests.
 */
export function installHost({ folder }: Packed, name: string, type: 'module' | 'commonjs'): string {
  const host = join(folder, name);
  const modules = join(host, 'node_modules');
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(host, 'package.json'), JSON.stringify({ name, private: true, type }));
  execFileSync('cp', ['-r', join(folder, 'package'), join(modules, 'trunkline')]);
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
  for (const dependency of [...Object.keys(dependencies), ...Object.keys(peerDependencies), '@types/node']) {
    mkdirSync(dirname(join(modules, dependency)), { recursive: true });
    symlinkSync(resolve('node_modules', dependency), join(modules, dependency));
  }
  return host;
}
