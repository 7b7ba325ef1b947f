import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files } from '../ports/files.js';

export class NodeFiles implements Files {
  #drafts = 0;

  async read(path: string): Promise<string | undefined> {
    return absentAsUndefined(() => readFile(path, 'utf8'));
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    // Each write has a draft of its own: two at once would tear each other's.
    const draft = `${path}.${process.pid}.${(this.#drafts += 1)}.tmp`;
    try {
      await writeFile(draft, text);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async stat(path: string): Promise<{ readonly size: number; readonly mtimeMs: number } | undefined> {
    return absentAsUndefined(() => stat(path));
  }
}

async function absentAsUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
