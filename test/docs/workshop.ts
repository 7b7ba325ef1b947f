import { spawnSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './pages.js';
import type { WrittenPage } from './written-pages.js';

/** Where snippets become files. Inside the repository, so that they find its packages. */
export const WORKSHOP = join(ROOT, 'dist/docs-snippets');
export const COMPILED = join(WORKSHOP, 'out');

const LANGUAGES: Readonly<Record<string, string>> = { ts: 'ts', json: 'json' };

/** Writes the blocks of each page as files of a folder of its own: under the name they give, else under a number. */
export async function layOut(pages: readonly WrittenPage[]): Promise<string[]> {
  await rm(WORKSHOP, { recursive: true, force: true });
  await mkdir(join(WORKSHOP, 'node_modules'), { recursive: true });
  await symlink(ROOT, join(WORKSHOP, 'node_modules/trunkline'), 'junction');
  const written: string[] = [];
  for (const { path, blocks } of pages) {
    for (const [index, { language, directive, argument, text }] of blocks.entries()) {
      const extension = LANGUAGES[language];
      if (extension === undefined || (extension === 'json' && directive !== 'file')) continue;
      const file = join(basename(path, '.md'), argument ?? `block-${index}.${extension}`);
      await mkdir(dirname(join(WORKSHOP, file)), { recursive: true });
      await writeFile(join(WORKSHOP, file), text);
      written.push(file);
    }
  }
  return written;
}

/** Compiles every file at once, with the options that the guide gives its reader. */
export async function compile(): Promise<{ readonly status: number | null; readonly output: string }> {
  const config = {
    extends: './write-a-connector/tsconfig.json',
    compilerOptions: { rootDir: '.', outDir: './out' },
    include: ['**/*.ts'],
    exclude: ['out', 'node_modules'],
  };
  await writeFile(join(WORKSHOP, 'tsconfig.json'), JSON.stringify(config));
  return run('node_modules/typescript/bin/tsc', '-p', WORKSHOP);
}

/** Runs a script of the repository. */
export function run(script: string, ...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, script), ...args], { encoding: 'utf8', cwd: ROOT });
  return { status, output: `${stdout}${stderr}` };
}
