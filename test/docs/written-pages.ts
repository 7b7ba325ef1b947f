import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './pages.js';

/** A page as it is committed; `path` is from the repository's root. */
export interface WrittenPage {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A fenced block, and the comment on the line before it: `<!-- file: src/data.ts -->` is `file` with `src/data.ts`. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
  readonly directive?: string;
  readonly argument?: string;
}

const FENCE = /^(?:<!-- ([a-z]+)(?:: (.+?))? -->\n)?```([a-z]*)\n([^]*?)^```$/gm;

/** README, the other pages at the root, and everything under docs. */
export async function writtenPages(): Promise<WrittenPage[]> {
  const inRoot = (await readdir(ROOT)).filter((name) => name.endsWith('.md'));
  const inDocs = (await readdir(join(ROOT, 'docs'), { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const paths = [...inRoot, ...inDocs].toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(ROOT, path), 'utf8');
      return { path, text, blocks: blocksOf(text) };
    }),
  );
}

/** The pages whose blocks are the reader's to copy: they are compiled, checked and run. */
export async function copiedPages(): Promise<WrittenPage[]> {
  return (await writtenPages()).filter(({ path }) => path === 'README.md' || path.startsWith('docs/guide/'));
}

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(FENCE)].map(({ 0: all, 1: directive, 2: argument, 3: language = '', 4: text = '', index }) => ({
    language,
    text,
    line: page.slice(0, index + all.indexOf('```')).split('\n').length,
    ...(directive && { directive }),
    ...(argument && { argument }),
  }));
}
