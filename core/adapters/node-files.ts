import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files } from '../ports/files.js';

export class NodeFiles implements Files {
  async read(path: string): Promise<string | undefined> {
    return absentAsUndefined(() => readFile(path, 'utf8'));
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.tmp`;
    await writeFile(draft, text);
    await rename(draft, path);
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
